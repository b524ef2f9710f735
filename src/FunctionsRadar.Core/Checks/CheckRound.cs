using System.Collections.Concurrent;
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

    /// <summary>Checks every watch, eight at a time. One that fails for the store's sake does not keep the others from it.</summary>
    /// <returns>The results in the order of the watches' names.</returns>
    /// <exception cref="StorageException">The store failed for at least one watch; thrown after the others were checked.</exception>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var results = new ConcurrentDictionary<string, CheckResult>(StringComparer.Ordinal);
        var failures = new ConcurrentQueue<StorageException>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ChecksAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(watches.All, options, async (watch, token) =>
        {
            try
            {
                results[watch.Name] = await check.RunAsync(watch, token);
            }
            catch (StorageException failure)
            {
                Log.StoreFailed(logger, watch.Name, failure.Message);
                failures.Enqueue(failure);
            }
        });
        await SettleRemovedAsync(cancellation);
        if (failures.TryPeek(out var first))
            throw new StorageException(first.Message, first);
        return [.. results.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
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
        [LoggerMessage(EventId = 104, EventName = "StoreFailed", Level = LogLevel.Error, Message = "StoreFailed: {Watch}: {Reason}")]
        public static partial void StoreFailed(ILogger logger, string watch, string reason);
    }
}
