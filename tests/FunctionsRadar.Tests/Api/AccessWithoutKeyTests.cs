using System.Net;

namespace FunctionsRadar.Tests.Api;

public class AccessWithoutKeyTests : ApiTests
{
    [Theory]
    [InlineData("radar.example")]
    [InlineData("127.0.0.1.example")]
    [InlineData("169.254.1.1")]
    public async Task A_host_that_is_not_a_loopback_name_is_refused(string host)
    {
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
    [InlineData("X-Forwarded-Host", "radar.example")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    public async Task What_came_through_a_proxy_is_refused(string header, string value)
    {
        using var response = await Server.SendAsync("POST", "silence?for=2h", (header, value));
        await ProblemAsync(response, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("badge", "cross-site")]
    [InlineData("chart", "same-site")]
    [InlineData("backtest?threshold=1", "cross-site")]
    [InlineData("advice", "cross-site")]
    [InlineData("health", "cross-site")]
    public async Task What_a_page_of_another_site_loads_is_refused(string path, string site)
    {
        using var response = await Server.SendAsync("GET", path, ("Sec-Fetch-Site", site));
        await ProblemAsync(response, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    public async Task What_our_page_loads_or_a_person_types_is_served(string site)
    {
        using var response = await Server.SendAsync("GET", "badge", ("Sec-Fetch-Site", site));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "snapshots/latest", "max-age=10, private")]
    [InlineData("GET", "snapshots", "no-store")]
    [InlineData("GET", "status", "no-store")]
    [InlineData("GET", "health", "no-store")]
    [InlineData("GET", "dashboard", "no-store")]
    [InlineData("GET", "badge", "max-age=60, private")]
    [InlineData("GET", "badge?watch=nobody", "no-store")]
    [InlineData("POST", "badge", "no-store")]
    [InlineData("GET", "nowhere", "no-store")]
    public async Task No_response_is_for_other_sites_and_only_what_is_cacheable_is_kept(string method, string path, string cached)
    {
        await Server.CheckAsync();
        using var response = await Server.SendAsync(method, path);
        Assert.Equal(cached, response.Headers.CacheControl?.ToString());
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_page_of_our_own_is_served()
    {
        using var response = await Server.SendAsync(
            "POST", "silence?for=2h", ("Origin", Server.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "snapshots/latest", "GET, HEAD")]
    [InlineData("OPTIONS", "snapshots/latest", "GET, HEAD")]
    [InlineData("DELETE", "check", "POST")]
    [InlineData("GET", "check", "POST")]
    [InlineData("HEAD", "check", "POST")]
    [InlineData("GET", "silence", "POST, DELETE")]
    [InlineData("PATCH", "radar/email/security/summary/tls_version", "GET, HEAD")]
    public async Task A_wrong_method_is_told_with_those_that_are_right(string method, string path, string allowed)
    {
        using var response = await Server.SendAsync(method, path);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("snapshots/latest")]
    [InlineData("snapshots")]
    [InlineData("snapshots/latest?watch=nobody")]
    [InlineData("health")]
    [InlineData("badge")]
    [InlineData("dashboard")]
    [InlineData("openapi.json")]
    public async Task To_HEAD_it_responds_as_to_GET_without_a_body(string path)
    {
        await Server.CheckAsync();
        using var got = await Server.SendAsync("GET", path);
        using var head = await Server.SendAsync("HEAD", path);
        Assert.Equal(got.StatusCode, head.StatusCode);
        Assert.Equal(got.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal((got.Headers.ETag, got.Headers.CacheControl), (head.Headers.ETag, head.Headers.CacheControl));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("GET", "nowhere")]
    [InlineData("HEAD", "nowhere")]
    [InlineData("POST", "nowhere")]
    [InlineData("GET", "openapi.json2")]
    public async Task What_is_not_a_route_is_not_found(string method, string path)
    {
        using var response = await Server.SendAsync(method, path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
