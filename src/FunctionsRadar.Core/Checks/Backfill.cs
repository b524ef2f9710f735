using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>
/// Fills the history with the past: for each day the summary of the watch's window that ends with it. It may be stopped at any
/// time and run again; no alert moves.
/// </summary>
internal sealed class Backfill(RadarClient radar, WatchStore store, HistoryStore history, TimeProvider time)
{
    private const int MaxPage = 1000;

    /// <summary>Asks for the days that have no snapshot yet, the latest first.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="days">How many days back, from the last midnight (UTC) on; at least 1.</param>
    /// <param name="progress">Hears of every day; may be null.</param>
    /// <param name="cancellation">Stops between two days.</param>
    /// <exception cref="RadarException">Radar cannot be asked now; what was added stays.</exception>
    /// <exception cref="StorageException">The store failed; what was added stays.</exception>
    public async Task<BackfillResult> RunAsync(
        Watch watch, int days, IProgress<BackfillProgress>? progress, CancellationToken cancellation)
    {
        await EnsureStateAsync(watch, cancellation);
        var midnight = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var all = Enumerable.Range(0, days).Select(back => midnight.AddDays(-back)).ToArray();
        var there = await ListDaysAsync(watch, all[^1].AddDays(-1), midnight, cancellation);
        var missing = all.Where(day => !there.Contains(day)).ToArray();
        var result = new BackfillResult(watch.Name, 0, all.Length - missing.Length, 0, null);
        for (var done = 0; done < missing.Length; done++)
        {
            progress?.Report(new BackfillProgress(missing[done], done, missing.Length));
            result = await AddAsync(watch, missing[done], result, cancellation);
        }
        return result;
    }

    private async Task<BackfillResult> AddAsync(
        Watch watch, DateTimeOffset end, BackfillResult result, CancellationToken cancellation)
    {
        try
        {
            var query = watch.Query with { Range = null, Start = end - watch.DateRange.Length, End = end };
            var summary = await radar.GetSummaryAsync(query, cancellation) with { LastUpdated = end };
            if (Acceptance.FindDoubt(watch, summary) is { } doubt)
                return result with { LeftOut = result.LeftOut + 1, Reason = doubt };
            await history.AddSnapshotsAsync(watch.Name, [Snapshot(watch, summary)], cancellation);
            return result with { Added = result.Added + 1 };
        }
        catch (RadarException refusal) when (refusal.Error == RadarError.Invalid)
        {
            return result with { LeftOut = result.LeftOut + 1, Reason = refusal.Message };
        }
    }

    // The first check takes the oldest snapshot from the state: without one it would not know that there is a past.
    private async Task EnsureStateAsync(Watch watch, CancellationToken cancellation)
    {
        var (state, tag) = await store.GetStateAsync(watch, time.GetUtcNow(), cancellation);
        if (tag is null)
            await store.CommitAsync(WatchCommit.ForState(state, tag), cancellation);
    }

    private async Task<HashSet<DateTimeOffset>> ListDaysAsync(
        Watch watch, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var days = new HashSet<DateTimeOffset>();
        string? after = null;
        do
        {
            var page = await history.FindSnapshotsAsync(
                watch.Name, watch.QueryFingerprint, from, to, MaxPage, after, cancellation);
            days.UnionWith(page.Items.Select(snapshot => EndOfDay(snapshot.LastUpdated)));
            after = page.After;
        }
        while (after is not null);
        return days;
    }

    private static DateTimeOffset EndOfDay(DateTimeOffset time) =>
        time.TimeOfDay == TimeSpan.Zero ? time : new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);

    private Snapshot Snapshot(Watch watch, TlsSummary summary) => new()
    {
        Watch = watch.Name,
        QueryFingerprint = watch.QueryFingerprint,
        Summary = summary,
        LegacyShare = watch.GetLegacyShare(summary),
        ObservedAt = time.GetUtcNow(),
        Backfilled = true,
    };
}
