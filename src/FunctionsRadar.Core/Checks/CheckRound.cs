using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Checks;

/// <summary>Checks every watch.</summary>
internal sealed partial class CheckRound(WatchList watches, WatchCheck check, MissingWatches missing, ILogger<CheckRound> logger)
{
    private const int MaxConcurrentChecks = 8;

    /// <summary>Checks every watch, eight at a time. One that fails does not keep the others from it.</summary>
    /// <returns>The results in the order of the watches' names.</returns>
    /// <exception cref="StorageException">
    /// The store failed for at least one watch; thrown, as any other failure, after the others were checked. Failures of other
    /// kinds are logged.
    /// </exception>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var results = new ConcurrentDictionary<string, CheckResult>(StringComparer.Ordinal);
        var failures = await RunAsync(results, cancellation);
        ThrowFirst(failures);
        return [.. results.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
    }

    /// <summary>
    /// Checks every watch as a serving process does on its schedule: it also ends those that its settings have missed for an
    /// hour.
    /// </summary>
    /// <inheritdoc cref="RunAsync(CancellationToken)" path="/exception"/>
    public async Task RunScheduledAsync(CancellationToken cancellation)
    {
        var failures = await RunAsync(null, cancellation);
        try
        {
            await missing.EndAsync(cancellation);
        }
        catch (Exception failure) when (!failures.IsEmpty && !cancellation.IsCancellationRequested)
        {
            failures.Enqueue(("(removed)", failure));
        }
        ThrowFirst(failures);
    }

    // A scheduled round keeps no results: nobody reads them, and a thousand states take room.
    private async Task<ConcurrentQueue<(string Watch, Exception Failure)>> RunAsync(
        ConcurrentDictionary<string, CheckResult>? results, CancellationToken cancellation)
    {
        var failures = new ConcurrentQueue<(string Watch, Exception Failure)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentChecks, CancellationToken = cancellation };
        await Parallel.ForEachAsync(watches.All, options, async (watch, token) =>
        {
            try
            {
                var result = await check.RunAsync(watch, token);
                results?.TryAdd(watch.Name, result);
            }
            catch (Exception failure) when (!token.IsCancellationRequested)
            {
                failures.Enqueue((watch.Name, failure));
            }
        });
        return failures;
    }

    // A store that fails is reported once, by the caller. Anything else concerns one watch and is logged with its name.
    private void ThrowFirst(ConcurrentQueue<(string Watch, Exception Failure)> failures)
    {
        foreach (var (watch, failure) in failures.Where(failed => failed.Failure is not StorageException))
            Log.WatchFailed(logger, watch, failure.GetType().Name, failure.Message);
        if (failures.TryPeek(out var first))
            ExceptionDispatchInfo.Throw(first.Failure);
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 104, EventName = "WatchFailed", Level = LogLevel.Error,
            Message = "WatchFailed: {Watch}: {Kind}: {Reason}")]
        public static partial void WatchFailed(ILogger logger, string watch, string kind, string reason);
    }
}
