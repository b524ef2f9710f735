using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Storage;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Checks;

/// <summary>Checks every watch, and settles those that are not in the settings any more.</summary>
public sealed partial class CheckRound(
    WatchList watches, WatchCheck check, Settlements settlements, DeliveryRound delivery, RadarStore store, ILogger<CheckRound> logger)
{
    private const int ChecksAtOnce = 8;

    /// <summary>Checks every watch, eight at a time. One that fails does not keep the others from it.</summary>
    /// <returns>The results in the order of the watches' names.</returns>
    /// <exception cref="StorageException">The store failed for at least one watch; thrown, as any other failure, after the others were checked. Failures of other kinds are logged.</exception>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var results = new ConcurrentDictionary<string, CheckResult>(StringComparer.Ordinal);
        var failures = new ConcurrentQueue<(string Watch, Exception Failure)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ChecksAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(watches.All, options, async (watch, token) =>
        {
            try
            {
                results[watch.Name] = await check.RunAsync(watch, token);
            }
            catch (Exception failure) when (!token.IsCancellationRequested)
            {
                failures.Enqueue((watch.Name, failure));
            }
        });
        try
        {
            await SettleRemovedAsync(cancellation);
        }
        catch (Exception failure) when (!failures.IsEmpty && !cancellation.IsCancellationRequested)
        {
            failures.Enqueue(("(removed)", failure));
        }
        ThrowFirst(failures);
        return [.. results.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
    }

    // A store that fails is told once, by whoever called. Anything else is about the watch, and says so.
    private void ThrowFirst(ConcurrentQueue<(string Watch, Exception Failure)> failures)
    {
        foreach (var (watch, failure) in failures.Where(failed => failed.Failure is not StorageException))
            Log.WatchFailed(logger, watch, failure.GetType().Name, failure.Message);
        if (failures.TryPeek(out var first))
            ExceptionDispatchInfo.Throw(first.Failure);
    }

    private async Task SettleRemovedAsync(CancellationToken cancellation)
    {
        foreach (var name in await store.ListWatchesAsync(cancellation))
        {
            if (watches.Find(name) is not null)
                continue;
            await settlements.SettleRemovedAsync(name, cancellation);
            await delivery.DeliverAsync(name, cancellation);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 104, EventName = "WatchFailed", Level = LogLevel.Error, Message = "WatchFailed: {Watch}: {Kind}: {Reason}")]
        public static partial void WatchFailed(ILogger logger, string watch, string kind, string reason);
    }
}
