using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>Deletes rows past their retention, once a day for each watch.</summary>
internal sealed partial class Retention(
    HistoryStore history, StorageOptions options, TimeProvider time, ILogger<Retention> logger)
{
    /// <summary>The day is committed with a check, so that only one check of the day deletes.</summary>
    public WatchState Claim(WatchState state) =>
        state with { RetentionAppliedOn = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) };

    /// <summary>Deletes, when the check that committed <paramref name="after"/> was the first of its day.</summary>
    public async Task ApplyAsync(WatchState before, WatchState after, CancellationToken cancellation)
    {
        if (before.RetentionAppliedOn is null || before.RetentionAppliedOn == after.RetentionAppliedOn)
            return;
        var now = time.GetUtcNow();
        var kept = now - options.SnapshotRetention;
        var deleted = await history.DeleteExpiredAsync(after.Watch, kept, now - options.ReceiptRetention, cancellation);
        if (after.Oldest?.LastUpdated < kept)
            await history.RaiseOldestAsync(after.Watch, kept, now, cancellation);
        RetentionApplied(after.Watch, deleted);
    }

    [LoggerMessage(121, LogLevel.Debug, "RetentionApplied: {Watch}, {Deleted} rows deleted")]
    private partial void RetentionApplied(string watch, int deleted);
}
