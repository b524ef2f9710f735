using System.Collections.Concurrent;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks.Advice;

/// <summary>
/// Keeps advice for a while, since a year of history does not change within minutes and takes a while to read. It is made for
/// one watch at a time.
/// </summary>
internal sealed class AdviceCache(Advisor advisor, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan MissingKeptFor = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentDictionary<string, Kept> _advice = new(StringComparer.Ordinal);

    /// <summary>Null when nothing is stored.</summary>
    public async Task<WatchAdvice?> GetAsync(Watch watch, CancellationToken cancellation) =>
        (Find(watch) ?? await MakeAsync(watch, Find, cancellation)).Advice;

    /// <summary>From what is stored now, and kept from now on; null when nothing is stored.</summary>
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

    private sealed record Kept(WatchAdvice? Advice, long At, TimeSpan For);
}
