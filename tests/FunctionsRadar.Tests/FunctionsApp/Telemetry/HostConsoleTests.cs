using FunctionsRadar.Tests.FunctionsApp.Host;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.FunctionsApp.Telemetry;

/// <summary>What is seen in the host's console: under <c>func start</c>, and in the log stream of Azure.</summary>
public sealed class HostConsoleTests(PublishedApp app, Azurite azurite)
{
    private const string Nowhere =
        "InstrumentationKey=00000000-0000-0000-0000-000000000001;"
        + "IngestionEndpoint=https://127.0.0.1:9/;LiveEndpoint=https://127.0.0.1:9/";

    [Theory]
    [InlineData("")]
    [InlineData(Nowhere)]
    public async Task The_receiver_log_is_seen_with_telemetry_and_without(string connection)
    {
        await using var installation = await Installation.StartAsync(StoreKind.Azurite, azurite);
        installation.RemoveSettings("Receivers");
        var settings = installation.AppSettings();
        settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] = connection;
        installation.PublishNow(2);
        await using var host = await WorkerHost.StartAsync(await app.ProgramAsync(), settings);
        await host.FireAsync("CheckWatches");
        Assert.Single(host.Console, line => line.EventId == "Notified");
        Assert.Single(host.Console, line => line.EventId == "CheckCompleted");
    }

    [Fact]
    public async Task No_address_of_a_request_is_sent_to_the_host()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Azurite, azurite);
        await using var host = await WorkerHost.StartAsync(await app.ProgramAsync(), installation.AppSettings());
        using var response = await host.AskAsync("GetStatus", "api/status?code=function-key");
        Assert.DoesNotContain(host.Logs, line => line.Message.Contains("function-key", StringComparison.Ordinal));
    }
}
