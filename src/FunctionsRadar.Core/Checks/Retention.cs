using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Checks;

/// <summary>Deletes rows past their retention, once a day for each watch.</summary>
public sealed partial class Retention(History history, StorageOptions options, TimeProvider time, ILogger<Retention> logger)
{
    /// <summary>The state with today's date as the day of tidying: committed with a check, so that only one check of the day tidies.</summary>
    public WatchState Claim(WatchState state) => state with { TidiedOn = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) };

    /// <summary>Deletes, when the check that committed <paramref name="after"/> was the first of its day.</summary>
    public async Task TidyAsync(WatchState? before, WatchState after, CancellationToken cancellation)
    {
        if (before is null || before.TidiedOn == after.TidiedOn)
            return;
        var now = time.GetUtcNow();
        var deleted = await history.DeleteExpiredAsync(after.Watch, now - options.SnapshotRetention, now - options.ReceiptRetention, cancellation);
        Log.Tidied(logger, after.Watch, deleted);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 121, EventName = "Tidied", Level = LogLevel.Debug, Message = "Tidied: {Watch}, {Deleted} rows past their retention")]
        public static partial void Tidied(ILogger logger, string watch, int deleted);
    }
}
