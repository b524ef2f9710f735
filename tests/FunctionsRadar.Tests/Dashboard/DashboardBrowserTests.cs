using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FunctionsRadar.Tests.Dashboard;

/// <summary>The dashboard in a real browser.</summary>
public sealed class DashboardBrowserTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<string, bool, int> Looks
    {
        get
        {
            var looks = new TheoryData<string, bool, int>();
            foreach (var scene in Scenes.All.Keys)
            {
                looks.Add(scene, false, 1280);
                looks.Add(scene, true, 375);
            }
            looks.Add("firing", true, 1280);
            looks.Add("firing", false, 375);
            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_keeps_anybody_from_reading_it(string scene, bool isDark, int width)
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.All[scene](host);
        var page = await browser.OpenAsync(isDark, width);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(host.Address.ToString());
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(
            violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        Assert.Empty(complaints);
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            "The page is wider than the screen.");
        await SaveAsync(page, $"{scene}-{(isDark ? "dark" : "light")}-{width}");
    }

    [Fact]
    public async Task Several_watches_are_chosen_from_by_their_cards()
    {
        await using var host = await DashboardHost.StartAsync(
            isDemo: true, "Watches:mail:DateRange", "7d", "Watches:strict:DateRange", "7d", "Watches:strict:Spf", "PASS");
        await Scenes.FiringAsync(host);
        var page = await browser.OpenAsync();
        await page.GotoAsync(host.Address.ToString());
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await SaveAsync(page, "several");
        await page.ClickAsync("#watch-strict");
        await page.WaitForSelectorAsync("#watch-strict[aria-current]");
        Assert.Contains("strict", await page.InnerTextAsync("#headline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_JavaScript_ranges_are_links_and_the_page_reloads_itself()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.FiringAsync(host);
        var page = await browser.OpenAsync(hasScript: false);
        await page.GotoAsync(host.Address.ToString());
        Assert.Contains("firing", await page.Locator("#headline").InnerTextAsync(), StringComparison.Ordinal);
        await page.ClickAsync("#range-7");
        await page.WaitForURLAsync("**/dashboard?days=7");
        Assert.Equal("true", await page.Locator("#range-7").GetAttributeAsync("aria-current"));
        Assert.Equal(1, await page.Locator("meta[http-equiv=refresh]").CountAsync());
    }

    [Fact]
    public async Task With_JavaScript_it_refreshes_in_place_and_keeps_focus_and_what_was_opened()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.FiringAsync(host);
        var page = await browser.OpenAsync();
        await page.GotoAsync(host.Address.ToString());
        await page.EvaluateAsync("window.isSame = true");
        await page.Locator("summary").First.ClickAsync();
        await page.FocusAsync("#range-90");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#range-90[aria-current]");
        Assert.True(await page.EvaluateAsync<bool>("window.isSame"));
        Assert.EndsWith("?days=90", page.Url, StringComparison.Ordinal);
        Assert.Equal("range-90", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal(1, await page.Locator("details[open]").CountAsync());
        await page.GoBackAsync();
        await page.WaitForSelectorAsync("#range-30[aria-current]");
    }

    [Fact]
    public async Task By_keyboard_every_link_is_reached_in_order()
    {
        await using var host = await DashboardHost.StartAsync();
        await Scenes.OkAsync(host);
        var page = await browser.OpenAsync();
        await page.GotoAsync(host.Address.ToString());
        var reached = new List<string>();
        for (var step = 0; step < 4; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.id"));
        }
        Assert.Equal(["range-7", "range-30", "range-90", "range-365"], reached);
    }

    [Fact]
    public async Task A_server_that_goes_away_is_told_of_and_the_last_numbers_stay()
    {
        var host = await DashboardHost.StartAsync();
        await Scenes.OkAsync(host);
        var page = await browser.OpenAsync();
        await page.GotoAsync(host.Address.ToString());
        await host.DisposeAsync();
        await page.ClickAsync("#range-7");
        await page.WaitForSelectorAsync("#announcement.error");
        Assert.Contains("could not be refreshed", await page.InnerTextAsync("#announcement"), StringComparison.Ordinal);
        Assert.True(await page.IsVisibleAsync("#headline"));
    }

    [Fact]
    public async Task Where_a_key_is_needed_it_is_asked_for_and_kept_for_the_tab_only()
    {
        const string Key = "a-key-of-this-installation";
        await using var host = await DashboardHost.StartAsync(settings: ["Api:Key", Key]);
        await Scenes.FiringAsync(host);
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(host.Address, "api/dashboard?days=7").ToString());
        Assert.Empty((await page.RunAxe()).Violations);
        Assert.Equal(0, await page.Locator("#headline").CountAsync());

        await page.FillAsync("#key", "a wrong one");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#announcement.error");
        await page.FillAsync("#key", Key);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#headline");
        Assert.Equal("true", await page.Locator("#range-7").GetAttributeAsync("aria-current"));

        await page.ReloadAsync();
        await page.WaitForSelectorAsync("#headline");
        Assert.DoesNotContain(Key, await page.ContentAsync(), StringComparison.Ordinal);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        Assert.True(await other.IsVisibleAsync("#key-form"));
    }

    // For looking at: DASHBOARD_SCREENSHOTS names the folder.
    private static async Task SaveAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DASHBOARD_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
