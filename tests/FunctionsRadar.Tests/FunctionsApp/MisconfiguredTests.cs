using System.Net;
using System.Text.Json.Nodes;
using FunctionsRadar.Tests.FunctionsApp.Host;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.FunctionsApp;

/// <summary>The published worker program with settings that cannot be used.</summary>
public sealed class MisconfiguredTests(PublishedApp app, Azurite azurite) : IAsyncLifetime
{
    private const string Wrong = "Watches:default:DateRange is '365d'; accepted: ";

    private Installation _installation = null!;
    private WorkerHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _installation = await Installation.StartAsync(StoreKind.Azurite, azurite);
        var settings = _installation.AppSettings();
        settings["Watches__default__DateRange"] = "365d";
        _host = await WorkerHost.StartAsync(await app.ProgramAsync(), settings);
    }

    [Fact]
    public async Task Health_says_so_and_no_more()
    {
        using var response = await _host.AskAsync("GetHealth", "api/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var health = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("misconfigured", health["status"]!.GetValue<string>());
        Assert.Equal(["status", "version"], health.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task Everything_else_answers_that_the_service_is_not_available()
    {
        using var response = await _host.AskAsync("Check", "api/check", HttpMethod.Post);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("DateRange", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timers_do_nothing_but_log_what_is_wrong()
    {
        Assert.Equal(StatusResult.Types.Status.Success, (await _host.FireAsync("CheckWatches")).Status);
        Assert.Empty(_installation.Radar.Requests);
        var line = Assert.Single(_host.Console);
        Assert.Equal(RpcLog.Types.Level.Critical, line.Level);
        Assert.StartsWith("SettingsError: " + Wrong, line.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _installation.DisposeAsync();
    }
}
