using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Checks;

/// <summary>Asks Radar what a check needs: the summary, its control, and who still sends over legacy versions.</summary>
internal sealed partial class RadarReader(RadarClient radar, TimeProvider time, ILogger<RadarReader> logger)
{
    private const int MaxTopTlds = 5;
    private static readonly TimeSpan TopTldsTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Asks for the control only when, by the state so far, a rule is to be measured against it.</summary>
    public async Task<Reading> ReadAsync(Watch watch, WatchState state, CancellationToken cancellation)
    {
        try
        {
            var summary = await radar.GetSummaryAsync(watch.Query, cancellation);
            var due = Evaluator.FindDue(watch, Evaluator.ForQuery(watch, state), summary);
            return due.Any(rule => rule.NeedsControl)
                ? await ReadControlAsync(watch, summary, cancellation)
                : Reading.Valid(summary);
        }
        catch (RadarException refusal)
        {
            return Reading.Refused(refusal.Message, refusal.Error == RadarError.Suspended);
        }
    }

    /// <summary>Empty when they cannot be had within 5 s.</summary>
    public async Task<ImmutableArray<TopTld>> ReadTopTldsAsync(Watch watch, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(TopTldsTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return [.. await radar.GetTopTldsAsync(watch.Query, watch.LegacyVersions, MaxTopTlds, either.Token)];
        }
        catch (RadarException refusal)
        {
            TopTldsUnknown(watch.Name, refusal.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            TopTldsUnknown(watch.Name, "no answer within 5 s");
        }
        return [];
    }

    private async Task<Reading> ReadControlAsync(Watch watch, TlsSummary summary, CancellationToken cancellation)
    {
        try
        {
            var query = watch.Query with { Range = watch.DateRange.Control };
            return Reading.Valid(summary, await radar.GetSummaryAsync(query, cancellation));
        }
        catch (RadarException refusal)
        {
            ControlUnknown(watch.Name, refusal.Message);
            return Reading.WithoutControl(summary, refusal.Message);
        }
    }

    [LoggerMessage(111, LogLevel.Warning, "TopTldsUnknown: {Watch}: {Reason}")]
    private partial void TopTldsUnknown(string watch, string reason);

    [LoggerMessage(112, LogLevel.Warning, "ControlUnknown: {Watch}: {Reason}")]
    private partial void ControlUnknown(string watch, string reason);
}
