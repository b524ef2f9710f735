using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Advice in one sentence, for messages.</summary>
public sealed class AdviceSummary(AdviceCache cache)
{
    /// <summary>
    /// Since when the share of a watch is below which level, where it is going, and which thresholds suit; null when there is too
    /// little history to say so.
    /// </summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<string?> FindAsync(Watch watch, CancellationToken cancellation) =>
        await cache.GetAsync(watch, cancellation) is { } advice ? AdviceText.Sentence(advice) : null;
}
