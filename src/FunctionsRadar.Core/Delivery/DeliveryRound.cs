using FunctionsRadar.Storage;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Delivery;

/// <summary>Sends what is due. Receivers never wait for each other; for one receiver and alert, what is older goes first.</summary>
public sealed partial class DeliveryRound(RadarStore store, Outbox outbox, DeliveryAttempt attempt, TimeProvider time, ILogger<DeliveryRound> logger)
{
    private const int WatchesAtOnce = 16;

    /// <summary>Sends what is due of every watch ever checked, removed ones included. A watch that fails does not keep the others from it.</summary>
    public async Task DeliverAllAsync(CancellationToken cancellation)
    {
        var watches = await store.ListWatchesAsync(cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = WatchesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(watches, options, async (watch, token) =>
        {
            try
            {
                await DeliverAsync(watch, token);
            }
            catch (Exception failure) when (!token.IsCancellationRequested)
            {
                Log.DeliveryRoundFailed(logger, watch, failure.Message);
            }
        });
    }

    /// <summary>Sends what is due of one watch.</summary>
    public async Task DeliverAsync(string watch, CancellationToken cancellation)
    {
        if (await store.FindStateAsync(watch, cancellation) is not { Value.MayHaveDeliveries: true } state)
            return;
        var pending = await outbox.ListPendingAsync(watch, cancellation);
        while (await DeliverAsync(pending, cancellation))
            pending = await outbox.ListPendingAsync(watch, cancellation);
        if (pending.Count == 0)
            await store.CommitAsync(new WatchCommit(state.Value with { MayHaveDeliveries = false }, state.Tag, null, [], []), cancellation);
    }

    // True when something ended: a fallback may be due now, or nothing may be left. No line waits for another.
    private async Task<bool> DeliverAsync(IReadOnlyList<Versioned<DeliveryRecord>> pending, CancellationToken cancellation)
    {
        var ended = await Task.WhenAll(DeliveryLines.Of(pending).Select(line => DeliverLineAsync(line, cancellation)));
        return ended.Any(count => count > 0);
    }

    // How many ended.
    private async Task<int> DeliverLineAsync(IReadOnlyList<Versioned<DeliveryRecord>> line, CancellationToken cancellation)
    {
        for (var index = 0; index < line.Count; index++)
        {
            var now = time.GetUtcNow();
            var hasEnded = DeliveryLines.IsSuperseded(line, index, now)
                ? await attempt.SupersedeAsync(line[index], cancellation)
                : DeliveryLines.IsDue(line[index].Value, now) && await attempt.RunAsync(line[index], cancellation);
            if (!hasEnded)
                return index;
        }
        return line.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 211, EventName = "DeliveryRoundFailed", Level = LogLevel.Error, Message = "DeliveryRoundFailed: {Watch}: {Reason}")]
        public static partial void DeliveryRoundFailed(ILogger logger, string watch, string reason);
    }
}
