using System.Collections.Concurrent;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Makes advice for one watch at a time, and keeps it: a year of history is slow to read and hardly changes.</summary>
internal sealed partial class AdviceCache(Advisor advisor, TimeProvider time, ILogger<AdviceCache> logger) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan MissingKeptFor = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentDictionary<string, Kept> _advice = new(StringComparer.Ordinal);

    /// <summary>Null when nothing is stored, and when it takes too long or fails, which is logged.</summary>
    public async Task<WatchAdvice?> FindAsync(Watch watch, TimeSpan maximumWait, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(maximumWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            return (Find(watch) ?? await MakeAsync(watch, Find, either.Token)).Advice;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            AdviceUnavailable(watch.Name, failure.GetType().Name, failure.Message);
            return null;
        }
    }

    public async Task<WatchAdvice?> RefreshAsync(Watch watch, CancellationToken cancellation) =>
        (await MakeAsync(watch, _ => null, cancellation)).Advice;

    public void Dispose() => _gate.Dispose();

    // Look again: another caller may have made it while this one waited.
    private async Task<Kept> MakeAsync(Watch watch, Func<Watch, Kept?> find, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (find(watch) is { } found)
                return found;
            var advice = await advisor.AdviseAsync(watch, cancellation);
            var isComplete = advice is { Missing: null };
            return _advice[watch.Name] = new Kept(advice, time.GetTimestamp(), isComplete ? KeptFor : MissingKeptFor);
        }
        finally
        {
            _gate.Release();
        }
    }

    private Kept? Find(Watch watch) =>
        _advice.TryGetValue(watch.Name, out var kept) && time.GetElapsedTime(kept.At) < kept.For ? kept : null;

    [LoggerMessage(131, LogLevel.Warning, "AdviceUnavailable: {Watch}: {Kind}: {Reason}")]
    private partial void AdviceUnavailable(string watch, string kind, string reason);

    private sealed record Kept(WatchAdvice? Advice, long At, TimeSpan For);
}
