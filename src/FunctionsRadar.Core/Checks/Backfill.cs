using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>Fills the history with a summary for each past day. It may be stopped and run again; no alert moves.</summary>
internal sealed class Backfill(RadarClient radar, WatchStore store, HistoryStore history, TimeProvider time)
{
    /// <summary>Asks for those of the days up to the last midnight (UTC) that have no snapshot yet, the latest first.</summary>
    /// <exception cref="RadarException">Radar cannot be asked now; what was added stays.</exception>
    public async Task<BackfillResult> RunAsync(
        Watch watch, int days, Action<BackfillProgress>? report, CancellationToken cancellation)
    {
        // The first check takes the oldest snapshot from the state: without one it would not know that there is a past.
        var (state, tag) = await store.GetStateAsync(watch, time.GetUtcNow(), cancellation);
        if (tag is null)
            await store.CommitAsync(WatchCommit.ForState(state, tag), cancellation);
        var midnight = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var there = await history
            .ReadNewestFirstAsync(watch.Name, watch.QueryFingerprint, midnight.AddDays(-days), cancellation)
            .Select(snapshot => EndOfDay(snapshot.LastUpdated)).ToHashSetAsync(cancellationToken: cancellation);
        DateTimeOffset[] missing =
            [.. Enumerable.Range(0, days).Select(back => midnight.AddDays(-back)).Where(day => !there.Contains(day))];
        var result = new BackfillResult(watch.Name, 0, days - missing.Length, 0, null);
        foreach (var (done, day) in missing.Index())
        {
            report?.Invoke(new BackfillProgress(day, done, missing.Length));
            result = await AddAsync(watch, day, cancellation) is { } reason
                ? result with { LeftOut = result.LeftOut + 1, Reason = reason }
                : result with { Added = result.Added + 1 };
        }
        return result;
    }

    // Why the day is left out; null when it was added.
    private async Task<string?> AddAsync(Watch watch, DateTimeOffset end, CancellationToken cancellation)
    {
        try
        {
            var query = watch.Query with { Range = null, Start = end - watch.DateRange.Length, End = end };
            var summary = await radar.GetSummaryAsync(query, cancellation) with { LastUpdated = end };
            if (Acceptance.FindDoubt(watch, summary) is { } doubt)
                return doubt;
            var snapshot = Snapshot.Create(watch, summary, time.GetUtcNow()) with { Backfilled = true };
            await history.AddSnapshotsAsync(watch.Name, [snapshot], cancellation);
            return null;
        }
        catch (RadarException refusal) when (refusal.Error == RadarError.Invalid)
        {
            return refusal.Message;
        }
    }

    private static DateTimeOffset EndOfDay(DateTimeOffset time) =>
        new DateTimeOffset(time.UtcDateTime.AddTicks(-1).Date, TimeSpan.Zero).AddDays(1);
}
