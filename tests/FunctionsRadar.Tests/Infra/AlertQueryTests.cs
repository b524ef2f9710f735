using System.Xml;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>What each alert's query counts, of items in the shape in which the exporter sends them.</summary>
public sealed class AlertQueryTests : IDisposable
{
    private static readonly DateTimeOffset LongAfter = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly InfraFolder _folder = new();

    public static TheoryData<string> Alerts => ["no-check", "delivery-dead", "failures", "daily-cap"];

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Where_no_table_exists_yet_every_query_counts_nothing(string alert) => Assert.Equal(0, Count(alert));

    [Theory]
    [InlineData("CheckCompleted: {Watch} {Outcome}, {State}: {Reason}")]
    [InlineData("CheckCompleted: default Recorded, ok: 0.5 %")]
    public void A_check_that_ended_well_is_counted_by_the_start_of_its_line(string message) =>
        Assert.Equal(1, Count("no-check", Log(message, "Information"), Log("CheckFailed: default", "Warning", "CheckFailed")));

    [Theory]
    [InlineData("no-check", "CheckCompleted")]
    [InlineData("delivery-dead", "DeliveryDead")]
    public void An_event_is_counted_by_its_name(string alert, string name) =>
        Assert.Equal(1, Count(alert, Log("default is checked", "Error", name), Log("Tidied: default", "Information", "Tidied")));

    [Theory]
    [InlineData("2026-12-01T10:59:59Z", 1)]
    [InlineData("2026-12-01T11:00:00Z", 0)]
    public void A_first_deployment_has_one_window_before_the_dead_man_counts(string now, long count) =>
        Assert.Equal(count, Count("no-check", DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), new LogTables()));

    [Fact]
    public async Task Without_a_time_of_the_first_deployment_the_dead_man_counts_at_once()
    {
        _folder.Replace("example.bicepparam", "param firstDeployed = '2026-12-01T08:00:00Z'", "");
        await Bicep.ExpandAsync(_folder);
        Assert.Equal(0, Count("no-check", DateTimeOffset.MinValue, new LogTables()));
    }

    [Fact]
    public void A_function_that_failed_is_counted_as_the_worker_sends_it() =>
        Assert.Equal(1, Count("failures", Function("CheckWatches", false), Function("DeliverAlerts", true), Exception(null)));

    [Fact]
    public void A_function_that_failed_is_counted_as_newer_hosts_send_it() =>
        Assert.Equal(1, Count("failures", Request("function CheckWatches", "0", false), Request("GET /api/status", "200", true)));

    [Theory]
    [InlineData("Critical", 1)]
    [InlineData("Error", 0)]
    public void A_start_that_failed_is_counted(string severity, long count)
    {
        Assert.Equal(count, Count("failures", Log("SettingsInvalid: Radar:ApiToken", severity)));
        Assert.Equal(count, Count("failures", Exception(severity)));
    }

    [Theory]
    [InlineData("GET /api/status", "401", 0)]
    [InlineData("GET /api/nothing", "404", 0)]
    [InlineData("GET /api/health", "503", 0)]
    [InlineData("GetHealth", "503", 0)]
    [InlineData("GET /api/health", "500", 1)]
    [InlineData("GET /api/status", "503", 1)]
    public void What_was_refused_and_health_that_is_bad_are_no_failures(string name, string code, long count) =>
        Assert.Equal(count, Count("failures", Request(name, code, false)));

    [Fact]
    public void A_call_to_another_service_that_failed_is_no_failure() =>
        Assert.Equal(0, Count("failures", Dependency("GET /client/v4", "HTTP", false)));

    [Theory]
    [InlineData("Ingestion", "The daily cap was reached: OverQuota", 1)]
    [InlineData("Ingestion", "The quota was raised", 0)]
    [InlineData("Agent", "OverQuota", 0)]
    public void The_daily_cap_is_counted(string category, string detail, long count)
    {
        var row = new LogRow().With("Category", category).With("Detail", detail);
        Assert.Equal(count, Count("daily-cap", LongAfter, new LogTables().Add("_LogOperation", row)));
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Every_alert_looks_further_back_than_it_runs(string alert)
    {
        var properties = Rule(alert);
        Assert.True(Duration(properties, "windowSize") > Duration(properties, "evaluationFrequency"));
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Operations_says_what_to_do_about_every_alert(string alert)
    {
        var title = Rule(alert).GetProperty("displayName").GetString()!.Split(": ")[1];
        var operations = File.ReadAllText(RepositoryFiles.GetPath("docs", "operations.md"));
        Assert.Contains($"| *{title}* (", operations, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private long Count(string alert, params string[] items) => Count(alert, LongAfter, LogTables.Of(items));

    private long Count(string alert, DateTimeOffset now, LogTables tables)
    {
        var condition = Rule(alert).GetProperty("criteria").GetProperty("allOf")[0];
        var row = Assert.Single(Kql.Run(condition.GetProperty("query").GetString()!, tables, now));
        return Assert.IsType<long>(row[condition.GetProperty("metricMeasureColumn").GetString()!]);
    }

    private JsonElement Rule(string alert) => DeployedApp.Reviewed(_folder).GetProperty("predictedResources").EnumerateArray()
        .Single(resource => resource.GetProperty("name").GetString()!.EndsWith($"radar-test-{alert}", StringComparison.Ordinal))
        .GetProperty("properties");

    private static TimeSpan Duration(JsonElement properties, string name) =>
        XmlConvert.ToTimeSpan(properties.GetProperty(name).GetString()!);

    private static string Log(string message, string severity, string? eventName = null) =>
        Item("MessageData", new { message, severityLevel = severity, properties = new { EventName = eventName ?? "" } });

    private static string Exception(string? severity) => severity is null
        ? Item("ExceptionData", new { exceptions = new[] { new { message = "bad" } } })
        : Item("ExceptionData", new { exceptions = new[] { new { message = "bad" } }, severityLevel = severity });

    private static string Function(string name, bool success) => Dependency($"function {name}", "InProc", success);

    private static string Dependency(string name, string type, bool success) =>
        Item("RemoteDependencyData", new { name, type, success });

    private static string Request(string name, string responseCode, bool success) =>
        Item("RequestData", new { name, responseCode, success, url = $"https://example.net{name.Split(' ').Last()}" });

    private static string Item(string type, object data) =>
        JsonSerializer.Serialize(new { data = new { baseType = type, baseData = data } });
}
