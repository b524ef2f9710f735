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
        foreach (var watch in await missing.ListAsync(cancellation))
            await TryAsync(watch, () => missing.EndAsync(watch, cancellation), failures, cancellation);
        ThrowFirst(failures);
    }

    private async Task<ConcurrentQueue<Exception>> RunAsync(Action<CheckResult> keep, CancellationToken cancellation)
    {
        var failures = new ConcurrentQueue<Exception>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentChecks, CancellationToken = cancellation };
        await Parallel.ForEachAsync(watches.All, options, async (watch, token) =>
            await TryAsync(watch.Name, async () => keep(await check.RunAsync(watch, token)), failures, token));
        return failures;
    }

    // A store that fails is reported once, by the caller. Anything else concerns one watch and is logged with its name.
    private async Task TryAsync(
        string watch, Func<Task> run, ConcurrentQueue<Exception> failures, CancellationToken cancellation)
    {
        try
        {
            await run();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            failures.Enqueue(failure);
            if (failure is not StorageException)
                WatchFailed(watch, failure.GetType().Name, failure.Message);
        }
    }

    private static void ThrowFirst(ConcurrentQueue<Exception> failures)
    {
        if (failures.TryPeek(out var first))
            ExceptionDispatchInfo.Throw(first);
    }

    [LoggerMessage(104, LogLevel.Error, "WatchFailed: {Watch}: {Kind}: {Reason}")]
    private partial void WatchFailed(string watch, string kind, string reason);
}
