using FunctionsRadar.Tests.FunctionsApp.Host;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.FunctionsApp.Telemetry;

/// <summary>
/// What the published worker really sends to Application Insights: the rows that queries see are kept in <c>Rows/</c>.
/// </summary>
public sealed class ExportTests(PublishedApp app, Azurite azurite) : IAsyncLifetime
{
    private const string Key = "function-key-of-the-tests-0123";

    private Installation _installation = null!;
    private IngestionServer _ingestion = null!;

    private IReadOnlyList<ExportedRow> Rows => [.. _ingestion.Items.Select(ExportedRow.Of)];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there a setting tells a program which certificate to trust.");
        _installation = await Installation.StartAsync(StoreKind.Azurite, azurite);
        _ingestion = await IngestionServer.StartAsync();
    }

    [Fact]
    public async Task A_check_that_ended_well()
    {
        _installation.PublishNow(0.5m);
        await RunAsync(host => host.FireAsync("CheckWatches"));
        Matches("check-completed", Rows.Where(row => row.Event == "CheckCompleted" || IsFunction(row)));
        Assert.All(_ingestion.Authorizations, header => Assert.Equal("Bearer " + IngestionServer.AccessToken, header));
    }

    [Fact]
    public async Task A_function_that_failed()
    {
        await RunAsync(
            host => host.FireAsync("CheckWatches"),
            ("AzureWebJobsStorage", ""), ("Storage__Path", Path.GetDirectoryName(await app.FolderAsync())!));
        Matches("function-failed", Rows.Where(row => IsFunction(row) || row.Table is "AppExceptions" or "AppRequests"));
    }

    [Fact]
    public async Task A_delivery_that_is_dead()
    {
        _installation.PublishNow(2);
        _installation.Webhooks.Respond = _ => 410;
        await RunAsync(host => host.FireAsync("CheckWatches"));
        Matches("delivery-dead", Rows.Where(row => row.Event == "DeliveryDead" || IsFunction(row)));
    }

    [Fact]
    public async Task A_start_with_settings_that_cannot_be_used()
    {
        await RunAsync(
            async host =>
            {
                using var health = await host.AskAsync("GetHealth", "api/health");
            },
            ("Watches__default__DateRange", "365d"));
        Matches("settings-error", Rows.Where(row => row.Event == "SettingsError" || IsFunction(row)));
    }

    [Fact]
    public async Task No_secret_and_no_address_of_a_request_is_in_it()
    {
        _installation.PublishNow(2);
        _installation.Radar.First(RadarServer.Respond(503, "Please wait."));
        _installation.Webhooks.Respond = _ => 410;
        await RunAsync(async host =>
        {
            await host.FireAsync("CheckWatches");
            using var found = await host.AskAsync("GetLatestSnapshot", $"api/snapshots/latest?code={Key}");
            using var missing = await host.AskAsync("GetStatus", $"api/status?watch=nobody&code={Key}");
        });
        Assert.Contains(Rows, row => row.Event == "DeliveryDead");
        string[] secrets =
        [
            Key, "code=", RadarServer.Token, Installation.Secret, IngestionServer.AccessToken,
            _installation.Webhooks.GetAddress(""),
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, _ingestion.Text, StringComparison.Ordinal));
        Assert.All(
            Rows.Select(row => row.Category).OfType<string>(),
            category => Assert.StartsWith("FunctionsRadar.", category, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        if (_installation is null)
            return;
        await _ingestion.DisposeAsync();
        await _installation.DisposeAsync();
    }

    private static bool IsFunction(ExportedRow row) => row.Name.StartsWith("function ", StringComparison.Ordinal);

    private static void Matches(string name, IEnumerable<ExportedRow> rows) =>
        Golden.Matches(ExportedRow.WriteText(rows), "FunctionsApp", "Telemetry", "Rows", name + ".json");

    // The worker sends what is left when it ends.
    private async Task RunAsync(Func<WorkerHost, Task> use, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(_installation.AppSettings().Concat(_ingestion.Settings), StringComparer.Ordinal);
        foreach (var (name, value) in settings)
            all[name] = value;
        await using var host = await WorkerHost.StartAsync(await app.ProgramAsync(), all);
        await use(host);
        await host.StopAsync();
    }
}
