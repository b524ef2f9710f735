using System.Net;

namespace FunctionsRadar.Tests.Api;

public class AccessWithoutKeyTests : ApiTests
{
    [Theory]
    [InlineData("radar.example")]
    [InlineData("127.0.0.1.example")]
    [InlineData("169.254.1.1")]
    public async Task A_host_that_is_not_a_loopback_name_is_refused_also_after_one_that_is(string host)
    {
        using var served = await Server.SendAsync("GET", "health", ("Host", "localhost:7071"));
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        using var response = await Server.SendAsync("GET", "health", ("Host", host));
        await ProblemAsync(response, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:7071")]
    public async Task Loopback_names_are_served(string host)
    {
        using var response = await Server.SendAsync("GET", "health", ("Host", host));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_page_of_another_site_is_refused(string origin)
    {
        using var response = await Server.SendAsync("POST", "silence?for=2h", ("Origin", origin));
        await ProblemAsync(response, HttpStatusCode.Forbidden);
        Assert.Null((await Server.GetJsonAsync("status"))["items"]![0]!["silence"]);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task What_came_through_a_proxy_is_refused(string header, string value)
    {
        using var response = await Server.SendAsync("POST", "silence?for=2h", (header, value));
        await ProblemAsync(response, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_page_of_our_own_is_served()
    {
        using var response = await Server.SendAsync("POST", "silence?for=2h", ("Origin", Server.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "snapshots/latest")]
    [InlineData("DELETE", "check")]
    [InlineData("GET", "check")]
    [InlineData("GET", "nowhere")]
    [InlineData("GET", "openapi.json2")]
    public async Task What_is_not_a_route_is_not_found(string method, string path)
    {
        using var response = await Server.SendAsync(method, path);
        await ProblemAsync(response, HttpStatusCode.NotFound);
    }
}

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
        using var response = await Server.SendAsync("GET", "status", ("x-functions-key", ApiServer.Key), ("Origin", "https://evil.example"));
        await ProblemAsync(response, HttpStatusCode.Forbidden);
    }
}
