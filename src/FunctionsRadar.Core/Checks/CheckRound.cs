using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>Checks every watch, eight at a time.</summary>
internal sealed partial class CheckRound(WatchList watches, WatchCheck check, MissingWatches missing, ILogger<CheckRound> logger)
{
    private const int MaxConcurrentChecks = 8;

    /// <summary>The results by the watches' names. The first failure is thrown after the others were checked.</summary>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var results = new ConcurrentBag<CheckResult>();
        ThrowFirst(await RunAsync(results.Add, cancellation));
        return [.. results.OrderBy(result => result.Watch, StringComparer.Ordinal)];
    }

    /// <summary>Also ends watches that are missing, and keeps no results, since a thousand states take room.</summary>
    public async Task RunScheduledAsync(CancellationToken cancellation)
    {
        var failures = await RunAsync(_ => { }, cancellation);
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

    private async Task<ConcurrentQueue<(string Watch, Exception Failure)>> RunAsync(
        Action<CheckResult> keep, CancellationToken cancellation)
    {
        var failures = new ConcurrentQueue<(string Watch, Exception Failure)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentChecks, CancellationToken = cancellation };
        await Parallel.ForEachAsync(watches.All, options, async (watch, token) =>
        {
            try
            {
                keep(await check.RunAsync(watch, token));
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
            WatchFailed(watch, failure.GetType().Name, failure.Message);
        if (failures.TryPeek(out var first))
            ExceptionDispatchInfo.Throw(first.Failure);
    }

    [LoggerMessage(104, LogLevel.Error, "WatchFailed: {Watch}: {Kind}: {Reason}")]
    private partial void WatchFailed(string watch, string kind, string reason);
}
