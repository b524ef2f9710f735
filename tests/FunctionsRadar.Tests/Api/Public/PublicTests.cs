using System.Net;
using FunctionsRadar.Api;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api.Public;

public sealed class PublicTests : ApiTests
{
    protected override (string Key, string Value)[] Settings =>
        [("Api:Key", ApiServer.Key), ("Api:Public", "true"), ("Receivers:pager:Type", "log")];

    public static TheoryData<string> Paths =>
        ["public/snapshots/latest", "public/badge", "public/badge?format=shields", "public/chart?days=7", "public/feed"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Everybody_may_read_it_from_anywhere_and_caches_may_keep_it(string path)
    {
        await CheckAsync(1.5m);
        using var response = await Server.SendAsync(
            "GET", path, ("Host", "radar.example"), ("Origin", "https://blog.example"), ("Sec-Fetch-Site", "cross-site"),
            ("X-Forwarded-For", "203.0.113.7"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("public, max-age=60", Assert.Single(response.Headers.GetValues("Cache-Control")));
        Assert.Equal("cross-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain("pager", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Who_has_it_already_is_told_so(string path)
    {
        await CheckAsync(1.5m);
        using var first = await Server.SendAsync("GET", path);
        using var second = await Server.SendAsync("GET", path, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("snapshots/latest")]
    [InlineData("snapshots/latest?format=csv")]
    [InlineData("badge")]
    [InlineData("badge?format=shields")]
    [InlineData("chart?days=90")]
    public async Task It_is_what_is_behind_the_key(string path)
    {
        await CheckAsync(1.5m);
        using var keyed = await Server.SendAsync("GET", path, ("x-functions-key", ApiServer.Key));
        using var open = await Server.SendAsync("GET", $"public/{path}");
        Assert.Equal(await keyed.Content.ReadAsStringAsync(), await open.Content.ReadAsStringAsync());
        Assert.Equal(keyed.Content.Headers.ContentType, open.Content.Headers.ContentType);
        Assert.Equal(Policy(keyed), Policy(open));
    }

    [Fact]
    public async Task Everything_else_asks_for_the_key()
    {
        foreach (var route in ApiRoutes.All.Where(route => route.Access == ApiAccess.Key))
        {
            using var response = await Server.SendAsync(route.Method, route.Template, ("Sec-Fetch-Site", "cross-site"));
            Assert.Equal((route.Name, HttpStatusCode.Unauthorized), (route.Name, response.StatusCode));
        }
        Assert.Equal(
            ["public/badge", "public/chart", "public/feed", "public/snapshots/latest"],
            ApiRoutes.All.Where(route => route.Access == ApiAccess.Public).Select(route => route.Template).Order());
        Assert.Equal(
            ["dashboard", "health"],
            ApiRoutes.All.Where(route => route.Access == ApiAccess.Anonymous).Select(route => route.Template).Order());
    }

    [Fact]
    public async Task It_is_made_once_a_minute()
    {
        await CheckAsync(0.4m);
        Assert.Contains("0.4 %", await ReadAsync("public/badge"), StringComparison.Ordinal);
        await CheckAsync(0.5m);
        Assert.Contains("0.4 %", await ReadAsync("public/badge"), StringComparison.Ordinal);
        Server.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("0.5 %", await ReadAsync("public/badge"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task What_was_kept_for_a_while_says_how_old_it_is_so_that_nobody_shows_it_when_it_is_over_a_minute_old(
        string path)
    {
        await CheckAsync(1.5m);
        using var first = await Server.SendAsync("GET", path);
        Assert.Equal(TimeSpan.Zero, first.Headers.Age);
        Server.Time.Advance(TimeSpan.FromSeconds(41.5));
        using var kept = await Server.SendAsync("GET", path, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal((HttpStatusCode.NotModified, TimeSpan.FromSeconds(42)), (kept.StatusCode, kept.Headers.Age));
        Server.Time.Advance(TimeSpan.FromSeconds(18.5));
        using var anew = await Server.SendAsync("GET", path);
        Assert.Equal(TimeSpan.Zero, anew.Headers.Age);
    }

    [Fact]
    public async Task Json_and_csv_are_kept_apart_whether_asked_for_by_header_or_by_parameter()
    {
        await CheckAsync(0.4m);
        using var json = await Server.SendAsync("GET", "public/snapshots/latest");
        using var csv = await Server.SendAsync("GET", "public/snapshots/latest", ("Accept", "text/csv"));
        Assert.Equal(
            ("application/json", "text/csv"),
            (json.Content.Headers.ContentType!.MediaType, csv.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("public/badge?watch=nobody", HttpStatusCode.NotFound)]
    [InlineData("public/badge?format=png", HttpStatusCode.BadRequest)]
    [InlineData("public/chart?days=100000", HttpStatusCode.BadRequest)]
    [InlineData("public/feed?watch=nobody", HttpStatusCode.NotFound)]
    [InlineData("public/snapshots/latest", HttpStatusCode.NotFound)]
    [InlineData("public/feed", HttpStatusCode.NotFound)]
    public async Task What_is_wrong_or_not_there_is_told_and_kept_by_nobody(string path, HttpStatusCode status)
    {
        using var response = await Server.SendAsync("GET", path);
        await ProblemAsync(response, status);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task When_the_store_fails_it_says_so_without_details()
    {
        Server.BreakStore();
        using var response = await Server.SendAsync("GET", "public/chart");
        var problem = await ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("The store cannot be reached.", (string?)problem["detail"]);
    }

    private Task CheckAsync(decimal share)
    {
        if (!Server.Client.DefaultRequestHeaders.Contains("x-functions-key"))
            Server.Client.DefaultRequestHeaders.Add("x-functions-key", ApiServer.Key);
        var time = Server.Time.GetUtcNow();
        Server.Time.Advance(TimeSpan.FromSeconds(1));
        return WithoutKeyAfterAsync(Server.CheckAsync(
            RadarResponses.Summary(RadarResponses.SharesWith(0, share), time)));
    }

    // What is asked after it goes without a key.
    private async Task WithoutKeyAfterAsync(Task check)
    {
        await check;
        Server.Client.DefaultRequestHeaders.Remove("x-functions-key");
    }

    private Task<string> ReadAsync(string path) => Server.Client.GetStringAsync(new Uri(path, UriKind.Relative));

    private static string? Policy(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join(';', values) : null;
}
