using System.Collections.Concurrent;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks.Advice;

/// <summary>
/// Keeps advice for a while, since a year of history does not change within minutes and takes a while to read. It is made for
/// one watch at a time.
/// </summary>
public sealed class AdviceCache(Advisor advisor, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan MissingKeptFor = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentDictionary<string, Kept> _advice = new(StringComparer.Ordinal);

    /// <summary>Advice for a watch, up to 15 minutes old; null when nothing is stored.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<WatchAdvice?> GetAsync(Watch watch, CancellationToken cancellation)
    {
        if (Find(watch) is { } kept)
            return kept.Advice;
        await _gate.WaitAsync(cancellation);
        try
        {
            return (Find(watch) ?? await MakeAsync(watch, cancellation)).Advice;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private Kept? Find(Watch watch) => _advice.TryGetValue(watch.Name, out var kept) && time.GetUtcNow() - kept.MadeAt < kept.For
        ? kept
        : null;

    private async Task<Kept> MakeAsync(Watch watch, CancellationToken cancellation)
    {
        var advice = await advisor.AdviseAsync(watch, cancellation);
        var isComplete = advice is { Missing: null };
        return _advice[watch.Name] = new Kept(advice, time.GetUtcNow(), isComplete ? KeptFor : MissingKeptFor);
    }

    private sealed record Kept(WatchAdvice? Advice, DateTimeOffset MadeAt, TimeSpan For);
}
