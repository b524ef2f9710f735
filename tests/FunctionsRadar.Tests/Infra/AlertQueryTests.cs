using System.Text.RegularExpressions;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>The alerts in Azure count events that the app logs: a name changed in one place alone would silence an alert, or have it fire for ever.</summary>
public partial class AlertQueryTests
{
    [Fact]
    public void An_alert_counts_only_events_that_the_code_logs()
    {
        using var folder = new InfraFolder();
        var counted = LogEvent().Matches(folder.Read("modules/alerts.bicep")).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["CheckCompleted", "DeliveryDead"], counted);
        Assert.All(counted, name => Assert.Contains(Logged(), logged => logged == name));
    }

    [Fact]
    public void A_counted_event_starts_its_message_with_its_name()
    {
        var sources = string.Join('\n', CoreSources());
        Assert.Contains("Message = \"CheckCompleted", sources, StringComparison.Ordinal);
        Assert.Contains("Message = \"DeliveryDead", sources, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Logged() => CoreSources().SelectMany(source => EventName().Matches(source)).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> CoreSources() =>
        Directory.EnumerateFiles(RepositoryFiles.PathOf("src", "FunctionsRadar.Core"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex(@"logEvent\('(?<name>\w+)'\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"EventName = ""(?<name>\w+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EventName();
}
