using System.Text.RegularExpressions;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Telemetry;

/// <summary>What Azure's alerts look for is what the code logs.</summary>
public sealed partial class LogEventTests
{
    private static readonly IReadOnlyList<Match> Logged =
    [
        .. Directory.EnumerateFiles(RepositoryFiles.GetPath("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => LoggerMessage().Matches(File.ReadAllText(file))),
    ];

    [Fact]
    public void Every_event_that_an_alert_counts_is_logged()
    {
        var files = Directory.EnumerateFiles(RepositoryFiles.GetPath("infra", "queries"), "*.kql");
        var queries = string.Concat(files.Select(File.ReadAllText));
        var counted = new[] { "CheckCompleted", "DeliveryDead" };
        Assert.All(counted, name => Assert.Contains(name, queries, StringComparison.Ordinal));
        Assert.All(counted, name => Assert.Contains(Logged, match => match.Groups["name"].Value == name));
    }

    [Fact]
    public void Every_event_has_a_name_that_its_message_starts_with_and_an_id_of_its_own()
    {
        var written = Directory.EnumerateFiles(RepositoryFiles.GetPath("src"), "*.cs", SearchOption.AllDirectories)
            .Sum(file => Regex.Count(File.ReadAllText(file), @"\[LoggerMessage\(\s*(EventId = )?[0-9]"));
        Assert.Equal(written, Logged.Count);
        Assert.All(Logged, match => Assert.StartsWith(
            match.Groups["name"].Value, match.Groups["message"].Value, StringComparison.Ordinal));
        var ids = Logged.Select(match => match.Groups["id"].Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
    }

    // The name of an event is that of its method.
    [GeneratedRegex(
        """
        \[LoggerMessage\(\s*(EventId\ =\ )?(?<id>\d+),[^"]*"(?<message>[^"]*)"\)\]
        \s+private\ (static\ )?partial\ void\ (?<name>\w+)
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex LoggerMessage();
}
