using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Advice in one sentence, for messages, which do without it where it cannot be had.</summary>
internal sealed class AdviceSummary(AdviceCache cache, TimeProvider time, ILogger<AdviceSummary> logger)
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(5);

    /// <summary>Null for too little history, and when it fails or takes more than 5 s: many digests are due at once.</summary>
    public async Task<string?> FindAsync(Watch watch, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(MaxDuration, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            return await cache.GetAsync(watch, either.Token) is { } advice ? AdviceText.Sentence(advice) : null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            AdviceLog.Unavailable(logger, watch.Name, failure);
            return null;
        }
    }
}
