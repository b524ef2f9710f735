using System.Net;
using System.Text.Json.Nodes;
using FunctionsRadar.Api;
using FunctionsRadar.Tests.FunctionsApp.Host;
using FunctionsRadar.Tests.Support;

using static FunctionsRadar.Tests.FunctionsApp.Host.StatusResult.Types;

namespace FunctionsRadar.Tests.FunctionsApp;

/// <summary>The published worker program, run as the Functions host runs it.</summary>
public sealed class WorkerTests(PublishedApp app, Azurite azurite) : IAsyncLifetime
{
    private Installation _installation = null!;
    private WorkerHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        var program = await app.ProgramAsync();
        _installation = await Installation.StartAsync(StoreKind.Azurite, azurite);
        _host = await WorkerHost.StartAsync(program, _installation.AppSettings());
    }

    [Fact]
    public void It_finds_and_loads_every_function()
    {
        var expected = ApiRoutes.All.Select(route => route.Name).Append("CheckWatches").Append("DeliverAlerts");
        var found = _host.Functions.Select(function => function.Name);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task To_HEAD_it_responds_as_to_GET_but_for_the_body()
    {
        _installation.PublishNow(0.5m);
        await _host.FireAsync("CheckWatches");
        using var get = await _host.AskAsync("GetLatestSnapshot", "api/snapshots/latest");
        using var head = await _host.AskAsync("GetLatestSnapshot", "api/snapshots/latest", HttpMethod.Head);
        Assert.Equal((get.StatusCode, get.Headers.ETag), (head.StatusCode, head.Headers.ETag));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_timer_for_checks_checks_and_tells()
    {
        _installation.PublishNow(2);
        Assert.Equal(Status.Success, (await _host.FireAsync("CheckWatches")).Status);
        Assert.Equal(["ops fired"], _installation.Webhooks.Taken);
        var latest = await JsonAsync(HttpStatusCode.OK, "GetLatestSnapshot", "api/snapshots/latest");
        Assert.Equal(2m, latest["legacyShare"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task The_timer_for_deliveries_delivers_what_is_due()
    {
        _installation.Webhooks.Respond = _ => 503;
        await _installation.CheckAsync(2);
        _installation.Webhooks.Respond = _ => 200;
        Assert.Equal(Status.Success, (await _host.FireAsync("DeliverAlerts")).Status);
        Assert.Equal(["ops fired"], _installation.Webhooks.Taken);
    }

    [Fact]
    public async Task Health_and_what_is_not_there_are_answered()
    {
        Assert.Equal("ok", (await JsonAsync(HttpStatusCode.OK, "GetHealth", "api/health"))["status"]!.GetValue<string>());
        var missing = await JsonAsync(HttpStatusCode.NotFound, "GetLatestSnapshot", "api/snapshots/latest");
        Assert.Equal(404, missing["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_host_stops_in_the_middle_of_a_check_and_it_ends_without_an_error()
    {
        var asked = new TaskCompletionSource();
        _installation.Radar.Always = async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };
        await JsonAsync(HttpStatusCode.OK, "GetHealth", "api/health");
        var check = _host.FireAsync("CheckWatches");
        await asked.Task;
        Assert.StartsWith("0\n", await _host.StopAsync(), StringComparison.Ordinal);
        Assert.NotEqual(Status.Success, (await check).Status);
        _installation.Radar.Always = null;
        Assert.Null(await _installation.App.FindStateAsync());
    }

    [Fact]
    public async Task A_signal_of_the_system_ends_it_without_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await JsonAsync(HttpStatusCode.OK, "GetHealth", "api/health");
        Assert.StartsWith("0\n", await _host.Process.StopAsync(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _installation.DisposeAsync();
    }

    private async Task<JsonNode> JsonAsync(HttpStatusCode status, string function, string path)
    {
        using var response = await _host.AskAsync(function, path);
        Assert.Equal(status, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
