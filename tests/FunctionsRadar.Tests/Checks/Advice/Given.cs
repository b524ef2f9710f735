using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Checks.Advice;

/// <summary>Histories that tests of advice start from.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public static Watch Watch(params ImmutableArray<Rule> rules) => new()
    {
        Name = "default",
        DateRange = new DateRange("7d", TimeSpan.FromDays(7)),
        Rules = rules,
    };

    /// <summary>A snapshot a day, the last of them an hour ago.</summary>
    public static ImmutableArray<Snapshot> Daily(params IReadOnlyList<decimal> shares) =>
    [
        .. shares.Select((share, day) => Samples.Snapshot("default", Now.AddDays(day + 1 - shares.Count).AddHours(-1), share)),
    ];

    /// <summary>A year of days that alternate about 0.5 %, by the week too, and never reach 0.54 %.</summary>
    public static decimal[] QuietYear() =>
        [.. Enumerable.Range(0, 365).Select(day => 0.5m + (day % 2 * 0.01m) + (day / 7 % 3 * 0.01m))];

    /// <summary>Reads a history that is at hand.</summary>
    public static SnapshotReader Reader(ImmutableArray<Snapshot> snapshots) => (_, _, from, to, _) => snapshots
        .Where(snapshot => (from is null || snapshot.LastUpdated >= from) && (to is null || snapshot.LastUpdated <= to))
        .ToAsyncEnumerable();

    /// <summary>Advice from a history.</summary>
    public static Task<WatchAdvice?> AdviseAsync(ImmutableArray<Snapshot> snapshots, Watch? watch = null) =>
        Advisor(snapshots, Now).AdviseAsync(watch ?? Watch(), CancellationToken.None);

    public static Advisor Advisor(ImmutableArray<Snapshot> snapshots, DateTimeOffset now)
    {
        var read = Reader(snapshots);
        return new Advisor(new Backtest(read), read, new FakeTimeProvider(now));
    }
}
