using System.Net;

namespace FunctionsRadar.Tests.Api;

public class AccessWithKeyTests : ApiTests
{
    protected override (string Key, string Value)[] Settings => [("Api:Key", ApiServer.Key)];

    [Theory]
    [InlineData("GET", "snapshots/latest")]
    [InlineData("GET", "status")]
    [InlineData("GET", "openapi.json")]
    [InlineData("POST", "check")]
    [InlineData("POST", "silence?for=2h")]
    [InlineData("POST", "receivers/ops/test")]
    [InlineData("POST", "deliveries/x/retry")]
    [InlineData("PUT", "check")]
    [InlineData("GET", "silence")]
    public async Task Without_the_key_nothing_is_answered(string method, string path)
    {
        using var none = await Server.SendAsync(method, path);
        await ProblemAsync(none, HttpStatusCode.Unauthorized);
        using var wrong = await Server.SendAsync(method, path, ("x-functions-key", ApiServer.Key + "x"));
        await ProblemAsync(wrong, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_key_goes_into_a_header_or_into_the_address()
    {
        using var header = await Server.SendAsync("GET", "status", ("x-functions-key", ApiServer.Key));
        Assert.Equal(HttpStatusCode.OK, header.StatusCode);
        using var code = await Server.SendAsync("GET", $"status?code={ApiServer.Key}");
        Assert.Equal(HttpStatusCode.OK, code.StatusCode);
    }

    [Fact]
    public async Task Health_needs_none_and_any_host_is_served()
    {
        using var response = await Server.SendAsync("GET", "health", ("Host", "radar.example"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_is_refused_even_with_the_key()
    {
        using var response = await Server.SendAsync(
            "GET", "status", ("x-functions-key", ApiServer.Key), ("Origin", "https://evil.example"));
        await ProblemAsync(response, HttpStatusCode.Forbidden);
    }
}
