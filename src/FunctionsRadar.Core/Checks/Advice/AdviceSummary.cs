using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Advice in one sentence, for messages.</summary>
public sealed class AdviceSummary(AdviceCache cache, TimeProvider time)
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Since when the share of a watch is below which level, where it is going, and which thresholds suit; null when there is too
    /// little history to say so, and when it takes more than 5 s: many digests are due at once.
    /// </summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<string?> FindAsync(Watch watch, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(MaxDuration, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            return await cache.GetAsync(watch, either.Token) is { } advice ? AdviceText.Sentence(advice) : null;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
