using System.Xml.Linq;

namespace FunctionsRadar.Tests.Dashboard;

public sealed class ChartAndBadgeTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task The_chart_shows_the_line_the_thresholds_and_when_it_fired_and_says_so()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.FiringAsync(host);
        var chart = XElement.Parse(await host.Client.GetStringAsync("chart?days=90"));
        Assert.Equal("img", chart.Attribute("role")!.Value);
        Assert.Equal("Legacy share of default over the last 90 days", chart.Element(Svg + "title")!.Value);
        Assert.Contains("level fires above 1 %.", chart.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Contains(chart.Descendants(Svg + "text"), text => text.Value == "level: 1 %");
        Assert.NotEmpty(FindByClass(chart, "stroke-line"));
        Assert.NotEmpty(FindByClass(chart, "stroke-limit"));
        Assert.NotEmpty(FindByClass(chart, "fill-fired"));
        Assert.NotEmpty(FindByClass(chart, "fill-resolved"));
        Assert.DoesNotContain(chart.Descendants(), element => element.Attribute("style") is not null);
    }

    [Fact]
    public async Task That_there_is_no_data_is_not_drawn_as_a_share_that_was_too_high()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.NoDataAsync(host);
        var chart = XElement.Parse(await host.Client.GetStringAsync("chart"));
        Assert.NotEmpty(FindByClass(chart, "stroke-line"));
        Assert.Empty(FindByClass(chart, "fill-fired"));
    }

    [Fact]
    public async Task A_year_of_hourly_snapshots_stays_light_and_keeps_its_peak()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.HourlyAsync(host, 365);
        var text = await host.Client.GetStringAsync("chart?days=365");
        Assert.InRange(text.Length, 5_000, 60_000);
        Assert.Contains("highest 3.5 %", text, StringComparison.Ordinal);
        Assert.Contains("in 8760 snapshots", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_stored_there_is_an_empty_chart_and_a_grey_badge()
    {
        await using var host = await DashboardHost.StartAsync();
        Assert.Contains("Nothing is stored of this time.", await host.Client.GetStringAsync("chart"), StringComparison.Ordinal);
        Assert.Equal(("no data", "lightgrey"), await ShieldsAsync(host));
    }

    [Fact]
    public async Task They_may_be_kept_for_a_while_and_load_nothing()
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.Client.GetAsync("chart");
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromMinutes(5), response.Headers.CacheControl!.MaxAge);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ok", "brightgreen", "#3f9e0c")]
    [InlineData("firing", "red", "#d3402b")]
    [InlineData("nodata", "lightgrey", "#7f7f7f")]
    public async Task The_badge_has_the_colour_of_the_state(string scene, string color, string fill)
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.All[scene](host);
        var badge = XElement.Parse(await host.Client.GetStringAsync("badge"));
        var state = scene == "nodata" ? "no data" : scene;
        Assert.Matches($@"^legacy TLS: (no data, was )?\d\.\d+ % \({state}\)$", badge.Attribute("aria-label")!.Value);
        Assert.Contains(badge.Descendants(Svg + "rect"), rect => rect.Attribute("fill")!.Value == fill);
        var (message, name) = await ShieldsAsync(host);
        Assert.Contains(badge.Descendants(Svg + "text"), text => text.Value == message);
        Assert.Equal(color, name);
    }

    [Fact]
    public async Task A_watch_about_to_fire_has_a_yellow_badge()
    {
        const string Level = "Watches:default:Rules:level";
        await using var host = await DashboardHost.StartAsync(
            settings: [$"{Level}:Measure", "LegacyShare", $"{Level}:Threshold", "1", $"{Level}:Confirmations", "50"]);
        await Scenes.FiringAsync(host);
        Assert.Equal("yellow", (await ShieldsAsync(host)).Color);
    }

    private static IEnumerable<XElement> FindByClass(XElement chart, string name) =>
        chart.Descendants().Where(element => element.Attribute("class")?.Value.Split(' ').Contains(name) == true);

    private static async Task<(string? Message, string? Color)> ShieldsAsync(DashboardHost host)
    {
        using var json = JsonDocument.Parse(await host.Client.GetStringAsync("badge?format=shields"));
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("legacy TLS", json.RootElement.GetProperty("label").GetString());
        return (json.RootElement.GetProperty("message").GetString(), json.RootElement.GetProperty("color").GetString());
    }
}
