using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Checks;

/// <summary>Asks Radar what a check needs: the summary, its control, and who still sends over legacy versions.</summary>
internal sealed partial class RadarReader(RadarClient radar, TimeProvider time, ILogger<RadarReader> logger)
{
    private const int MaxTopTlds = 5;
    private static readonly TimeSpan TopTldsTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The reading of a watch; a refused one when Radar gave no valid summary.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="state">Its state so far, by which the control is asked for only when a rule is to be measured against
    /// it.</param>
    /// <param name="cancellation">Stops it.</param>
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

    /// <summary>The top-level domains that still send over legacy versions; empty when that cannot be had within 5 s.</summary>
    public async Task<ImmutableArray<TopTld>> ReadTopTldsAsync(Watch watch, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(TopTldsTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return [.. await radar.GetTopTldsAsync(watch.Query, watch.LegacyVersions, MaxTopTlds, either.Token)];
        }
        catch (Exception failure) when (
            failure is RadarException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Log.TopTldsUnknown(logger, watch.Name, failure is RadarException ? failure.Message : "no answer within 5 s");
            return [];
        }
    }

    private async Task<Reading> ReadControlAsync(Watch watch, TlsSummary summary, CancellationToken cancellation)
    {
        try
        {
            return Reading.Valid(
                summary, await radar.GetSummaryAsync(watch.Query with { Range = watch.DateRange.Control }, cancellation));
        }
        catch (RadarException refusal)
        {
            Log.ControlUnknown(logger, watch.Name, refusal.Message);
            return Reading.WithoutControl(summary, refusal.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 111, EventName = "TopTldsUnknown", Level = LogLevel.Warning,
            Message = "TopTldsUnknown: {Watch}: {Reason}")]
        public static partial void TopTldsUnknown(ILogger logger, string watch, string reason);

        [LoggerMessage(
            EventId = 112, EventName = "ControlUnknown", Level = LogLevel.Warning,
            Message = "ControlUnknown: {Watch}: {Reason}")]
        public static partial void ControlUnknown(ILogger logger, string watch, string reason);
    }
}
