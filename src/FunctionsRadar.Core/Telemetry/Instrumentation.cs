using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FunctionsRadar.Telemetry;

/// <summary>The meter and the activity source.</summary>
internal static class Instrumentation
{
    /// <summary>The name of both.</summary>
    public const string Name = "FunctionsRadar";

    private static readonly Meter Meter = new(Name);
    private static readonly Gauge<double> LegacyShare =
        Meter.CreateGauge<double>("radar.legacy_share", "%", "Legacy share of the latest snapshot.");
    private static readonly Counter<long> CheckCount =
        Meter.CreateCounter<long>("radar.checks", description: "Checks by outcome.");
    private static readonly Counter<long> Transitions =
        Meter.CreateCounter<long>("radar.transitions", description: "State changes of alerts.");
    private static readonly Counter<long> Deliveries =
        Meter.CreateCounter<long>("radar.deliveries", description: "Tries at deliveries by receiver and outcome.");
    private static readonly Histogram<double> DeliveryDuration =
        Meter.CreateHistogram<double>("radar.delivery.duration", "s", "Time that a try at a delivery took.");

    /// <summary>Activities of checks and deliveries.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counts a check and its transitions; the share is the latest snapshot's in percent, null for none.</summary>
    public static void Checked(string watch, string outcome, decimal? legacyShare, int transitions)
    {
        var tag = KeyValuePair.Create("watch", (object?)watch);
        CheckCount.Add(1, tag, new("outcome", outcome));
        if (legacyShare is { } share)
            LegacyShare.Record((double)share, tag);
        if (transitions > 0)
            Transitions.Add(transitions, tag);
    }

    /// <summary>Counts a try at a delivery.</summary>
    public static void Delivered(string receiver, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { "receiver", receiver }, { "outcome", outcome } };
        Deliveries.Add(1, tags);
        DeliveryDuration.Record(duration.TotalSeconds, tags);
    }
}
