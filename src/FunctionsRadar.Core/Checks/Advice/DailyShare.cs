using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks.Advice;

/// <summary>The newest snapshot of a day (UTC), and the day's highest share, in percent.</summary>
internal sealed record DailyShare(SnapshotPoint Newest, decimal Highest)
{
    /// <summary>Memory grows with the days, not with the snapshots.</summary>
    public static async Task<List<DailyShare>> ReadAsync(IAsyncEnumerable<Snapshot> oldestFirst, CancellationToken cancellation)
    {
        var days = new List<DailyShare>();
        await foreach (var snapshot in oldestFirst)
        {
            cancellation.ThrowIfCancellationRequested();
            var day = new DailyShare(snapshot.Point, snapshot.LegacyShare);
            if (days is [.., var last] && last.Newest.LastUpdated.UtcDateTime.Date == snapshot.LastUpdated.UtcDateTime.Date)
                days[^1] = day with { Highest = Math.Max(last.Highest, day.Highest) };
            else
                days.Add(day);
        }
        return days;
    }
}
