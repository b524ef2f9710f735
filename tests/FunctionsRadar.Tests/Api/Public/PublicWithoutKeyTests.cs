using System.Net;

namespace FunctionsRadar.Tests.Api.Public;

public sealed class PublicWithoutKeyTests : ApiTests
{
    protected override (string Key, string Value)[] Settings => [("Api:Public", "true")];

    [Theory]
    [InlineData("Host", "radar.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_proxy_and_other_sites_reach_what_is_public_and_nothing_else(string header, string value)
    {
        using var open = await Server.SendAsync("GET", "public/badge", (header, value));
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        using var closed = await Server.SendAsync("GET", "badge", (header, value));
        await ProblemAsync(closed, HttpStatusCode.Forbidden);
    }
}
