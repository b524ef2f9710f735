using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Checks;

/// <summary>Asks Radar what a check needs: the summary, its control, and who still sends over legacy versions.</summary>
public sealed partial class RadarReader(RadarClient radar, TimeProvider time, ILogger<RadarReader> logger)
{
    private const int TopTlds = 5;
    private static readonly TimeSpan WhoTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The reading of a watch; a refused one when Radar gave no valid summary.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="state">Its state so far: the control of a dataset seen before is not asked for again.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Reading> ReadAsync(Watch watch, WatchState? state, CancellationToken cancellation)
    {
        try
        {
            var summary = await radar.GetSummaryAsync(watch.Query, cancellation);
            return Reading.Of(summary, await ReadControlAsync(watch, state, summary, cancellation));
        }
        catch (RadarException refusal)
        {
            return Reading.Refused(refusal.Message);
        }
    }

    /// <summary>The top-level domains that still send over legacy versions; empty when that cannot be had within 5 s.</summary>
    public async Task<ImmutableArray<TopTld>> WhoAsync(Watch watch, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(WhoTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return [.. await radar.GetTopTldsAsync(watch.Query, watch.LegacyVersions, TopTlds, either.Token)];
        }
        catch (Exception failure) when (failure is RadarException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Log.WhoUnknown(logger, watch.Name, failure is RadarException ? failure.Message : "no answer within 5 s");
            return [];
        }
    }

    private async Task<TlsSummary?> ReadControlAsync(Watch watch, WatchState? state, TlsSummary summary, CancellationToken cancellation)
    {
        if (!watch.Rules.Any(rule => rule.NeedsControl && IsToBeEvaluated(rule, state, summary)))
            return null;
        try
        {
            return await radar.GetSummaryAsync(watch.Query with { Range = watch.DateRange.Control }, cancellation);
        }
        catch (RadarException refusal)
        {
            Log.ControlUnknown(logger, watch.Name, refusal.Message);
            return null;
        }
    }

    private static bool IsToBeEvaluated(Rule rule, WatchState? state, TlsSummary summary) =>
        state?.Latest?.LastUpdated != summary.LastUpdated || state.Alerts.GetValueOrDefault(rule.Name)?.Rule.Definition != rule.Definition;

    private static partial class Log
    {
        [LoggerMessage(EventId = 111, EventName = "WhoUnknown", Level = LogLevel.Warning, Message = "WhoUnknown: {Watch}: {Reason}")]
        public static partial void WhoUnknown(ILogger logger, string watch, string reason);

        [LoggerMessage(EventId = 112, EventName = "ControlUnknown", Level = LogLevel.Warning, Message = "ControlUnknown: {Watch}: {Reason}")]
        public static partial void ControlUnknown(ILogger logger, string watch, string reason);
    }
}
