using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FunctionsRadar.Checks;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Dashboard;

/// <summary>What the page says, and how it is sent.</summary>
public sealed class DashboardPageTests
{
    [Fact]
    public async Task A_firing_watch_shows_its_share_since_when_why_who_and_who_was_told()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.FiringAsync(host);
        var page = await PageAsync(host);
        Assert.Matches(@"^firing, 1\.\d+ % – default – FunctionsRadar$", page.Title);
        Assert.Contains("since 2026-11-2", FindText(page, ".hero .status"), StringComparison.Ordinal);
        Assert.Contains("▲ +", FindText(page, ".hero .change"), StringComparison.Ordinal);
        Assert.Contains("fires above 1 %", FindText(page, "section[aria-labelledby=why]"), StringComparison.Ordinal);
        Assert.Contains(".com", FindText(page, "section[aria-labelledby=who]"), StringComparison.Ordinal);
        Assert.Contains(
            "3 attempts, the last one: no answer within 15 s", FindText(page, "section[aria-labelledby=deliveries]"),
            StringComparison.Ordinal);
        Assert.Contains("OUTAGE", FindText(page, "section[aria-labelledby=quality]"), StringComparison.Ordinal);
        Assert.Contains("TLS 1.3", FindText(page, "section[aria-labelledby=shares]"), StringComparison.Ordinal);
        Assert.Contains("Source: Cloudflare Radar, CC BY-NC 4.0", FindText(page, "footer"), StringComparison.Ordinal);
        Assert.DoesNotContain("DEMO", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_without_data_says_since_when_why_and_that_its_numbers_are_old()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.NoDataAsync(host);
        var page = await PageAsync(host);
        Assert.Contains("503 Service Unavailable", FindText(page, ".banner"), StringComparison.Ordinal);
        Assert.Contains("No data since 2026-11-23 09:07 UTC", FindText(page, ".banner"), StringComparison.Ordinal);
        Assert.Contains("numbers below are the last ones", FindText(page, ".banner"), StringComparison.Ordinal);
        Assert.StartsWith("nodata, 0.", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_check_the_page_says_so()
    {
        await using var host = await DashboardHost.StartAsync();
        var page = await PageAsync(host);
        Assert.Contains("Nothing is stored yet", FindText(page, ".hero"), StringComparison.Ordinal);
        Assert.StartsWith("new, no data", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silence_is_shown_with_its_end_and_reason()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.SilencedAsync(host);
        Assert.Contains(
            "Silenced until 2026-11-24 02:07 UTC: moving the <relay>", FindText(await PageAsync(host), ".banner"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_operators_did_is_shown_with_who_asked_for_it_and_the_chart_with_its_firing_periods_is_as_before()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.FiringAsync(host);
        var chart = await host.Client.GetStringAsync("chart");
        await host.Get<OperatorActions>().SilenceAsync(
            host.Watch, TimeSpan.FromHours(2), null, "ada on <mailgate>", CancellationToken.None);
        Assert.Contains(
            "operator 2026-11-23 21:07 UTC Silenced until 2026-11-23 23:07 UTC. Asked for by ada on <mailgate>.",
            FindText(await PageAsync(host), "section[aria-labelledby=transitions]"), StringComparison.Ordinal);
        Assert.Equal(chart, await host.Client.GetStringAsync("chart"));
    }

    [Fact]
    public async Task A_legacy_version_is_marked_however_the_settings_write_it()
    {
        await using var host = await DashboardHost.StartAsync(settings: ["Watches:default:LegacyVersions", "tlsv1.0"]);
        await Scenes.OkAsync(host);
        var marked = (await PageAsync(host)).QuerySelectorAll("section[aria-labelledby=shares] .legacy .label");
        Assert.Equal("TLS 1.0", Assert.Single(marked).TextContent);
    }

    [Fact]
    public async Task The_demo_says_that_it_is_one()
    {
        await using var host = await DashboardHost.StartAsync(isDemo: true);
        var page = await PageAsync(host);
        Assert.Contains("DEMO", FindText(page, "header"), StringComparison.Ordinal);
        Assert.StartsWith("DEMO: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_of_others_stay_texts()
    {
        const string Hostile = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>";
        await using var host = await DashboardHost.StartAsync();
        await Scenes.NotedAsync(host, new Annotation("ALL", "<b>EVENT</b>", Hostile, null, null, "javascript:alert(3)"));
        var page = await PageAsync(host);
        Assert.Contains(Hostile, FindText(page, "section[aria-labelledby=quality]"), StringComparison.Ordinal);
        Assert.Single(page.Scripts);
        Assert.Empty(page.QuerySelectorAll("img, main b, [onerror], a[href^=javascript]"));
    }

    [Fact]
    public async Task Several_watches_are_all_seen_and_the_most_urgent_one_is_shown_in_full()
    {
        await using var host = await DashboardHost.StartAsync(
            settings: ["Watches:mail:DateRange", "7d", "Watches:strict:DateRange", "7d", "Watches:strict:Spf", "PASS"]);
        await Scenes.FiringAsync(host);
        var page = await PageAsync(host);
        Assert.Equal(
            ["mail", "strict"],
            page.QuerySelectorAll(".watches .name").Select(name => name.FirstChild!.TextContent.Trim()));
        Assert.StartsWith("mail firing", FindText(page, "#headline"), StringComparison.Ordinal);
        Assert.StartsWith("strict new", FindText(await PageAsync(host, "?watch=strict"), "#headline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_lets_nothing_in_but_the_page_s_own_script_and_style()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.FiringAsync(host);
        using var response = await host.Client.GetAsync("dashboard");
        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        var page = await PageAsync(host);
        Assert.Empty(page.QuerySelectorAll("[style], [src], link[rel=stylesheet]"));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public async Task Where_a_key_is_needed_the_page_holds_nothing_and_the_content_needs_the_key()
    {
        await using var host = await DashboardHost.StartAsync(settings: ["Api:Key", "a-key-of-this-installation"]);
        await Scenes.FiringAsync(host);
        var page = await PageAsync(host);
        Assert.NotNull(page.QuerySelector("#key-form"));
        Assert.DoesNotContain("default", page.Body!.QuerySelector("#page")!.TextContent, StringComparison.Ordinal);
        using var refused = await host.Client.GetAsync("dashboard/content");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        host.Client.DefaultRequestHeaders.Add("x-functions-key", "a-key-of-this-installation");
        Assert.Contains("firing", await host.Client.GetStringAsync("dashboard/content"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dashboard?days=8", HttpStatusCode.BadRequest, "days is '8'; accepted: one of 7, 30, 90, 365.")]
    [InlineData("dashboard?watch=none", HttpStatusCode.NotFound, "There is no watch")]
    [InlineData("chart?days=-1", HttpStatusCode.BadRequest, "days is '-1'")]
    [InlineData("badge?format=gif", HttpStatusCode.BadRequest, "format is 'gif'; accepted: one of svg, shields.")]
    public async Task A_wrong_parameter_is_named(string address, HttpStatusCode status, string words)
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.Client.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        var body = (await response.Content.ReadAsStringAsync()).Replace("\\u0027", "'", StringComparison.Ordinal);
        Assert.Contains(words, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_is_given_where_there_is_enough_history_and_else_says_how_much_is_missing()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.OkAsync(host);
        var advice = FindText(await PageAsync(host), "section[aria-labelledby=advice]");
        Assert.Contains("The legacy share is below ", advice, StringComparison.Ordinal);
        Assert.Contains("Legacy share above 0.", advice, StringComparison.Ordinal);
        await using var young = await DashboardHost.StartAsync();
        await Scenes.SilencedAsync(young);
        Assert.Contains(
            "No advice yet: 56 days of history are needed, and there are 9",
            FindText(await PageAsync(young), "section[aria-labelledby=advice]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_there_without_advice_when_advice_fails()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.OkAsync(host);
        host.Get<AdviceCache>().Dispose();
        var page = await PageAsync(host);
        Assert.StartsWith("ok, 0.", page.Title, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("section[aria-labelledby=advice]"));
    }

    [Fact]
    public async Task The_root_leads_to_the_dashboard()
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.Client.GetAsync("/");
        Assert.Equal("/api/dashboard", response.Headers.Location!.ToString());
    }

    private static async Task<IDocument> PageAsync(DashboardHost host, string query = "") =>
        new HtmlParser().ParseDocument(await host.Client.GetStringAsync("dashboard" + query));

    private static string FindText(IDocument page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
