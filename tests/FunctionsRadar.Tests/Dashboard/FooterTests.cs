using System.Net;
using AngleSharp.Html.Parser;
using FunctionsRadar.Tests.Api;

namespace FunctionsRadar.Tests.Dashboard;

/// <summary>What the page links to besides its source.</summary>
public sealed class FooterTests
{
    [Fact]
    public async Task It_links_what_a_browser_without_a_key_can_follow()
    {
        await using var host = await DashboardHost.StartAsync(settings: ["Api:Public", "true"]);
        await Scenes.FiringAsync(host);
        var links = await LinksAsync(host, "dashboard");
        Assert.Equal(["metrics", "public/feed?watch=default", "public/badge?watch=default"], links);
        foreach (var link in links)
        {
            using var response = await host.Client.GetAsync(link);
            Assert.Equal((link, HttpStatusCode.OK), (link, response.StatusCode));
        }
    }

    [Fact]
    public async Task What_is_not_served_or_asks_for_the_key_is_not_linked()
    {
        await using var keyless = await DashboardHost.StartAsync();
        Assert.Equal(["metrics"], await LinksAsync(keyless, "dashboard"));
        await using var keyed = await DashboardHost.StartAsync(settings: ["Api:Key", ApiServer.Key, "Api:Public", "true"]);
        keyed.Client.DefaultRequestHeaders.Add("x-functions-key", ApiServer.Key);
        Assert.Equal(
            ["public/feed?watch=default", "public/badge?watch=default"], await LinksAsync(keyed, "dashboard/content"));
    }

    private static async Task<string?[]> LinksAsync(DashboardHost host, string page)
    {
        var document = new HtmlParser().ParseDocument(await host.Client.GetStringAsync(page));
        return [.. document.QuerySelectorAll("footer a:not(#source)").Select(link => link.GetAttribute("href"))];
    }
}
