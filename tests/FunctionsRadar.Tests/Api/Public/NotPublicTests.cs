using System.Net;

namespace FunctionsRadar.Tests.Api.Public;

public sealed class NotPublicTests : ApiTests
{
    [Theory]
    [InlineData("public/snapshots/latest")]
    [InlineData("public/badge")]
    [InlineData("public/chart")]
    [InlineData("public/feed")]
    public async Task Without_the_setting_there_is_nothing_for_everybody(string path)
    {
        await Server.CheckAsync();
        using var response = await Server.SendAsync("GET", path);
        await ProblemAsync(response, HttpStatusCode.NotFound);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        using var foreign = await Server.SendAsync("GET", path, ("Sec-Fetch-Site", "cross-site"));
        await ProblemAsync(foreign, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Nor_is_there_anything_for_another_method(string method)
    {
        using var response = await Server.SendAsync(method, "public/feed");
        await ProblemAsync(response, HttpStatusCode.NotFound);
        Assert.Empty(response.Content.Headers.Allow);
    }
}
