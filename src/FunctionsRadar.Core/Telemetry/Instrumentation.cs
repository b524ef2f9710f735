using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FunctionsRadar.Telemetry;

/// <summary>The meter and the activity source, both named <c>FunctionsRadar</c>.</summary>
internal static class Instrumentation
{
    /// <summary>Name of the meter and of the activity source.</summary>
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

    /// <summary>Counts a check, and the transitions it made.</summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="legacyShare">Percent, of the latest snapshot; null when there is none.</param>
    /// <param name="transitions">State changes that it made.</param>
    public static void Checked(string watch, string outcome, decimal? legacyShare, int transitions)
    {
        CheckCount.Add(1, new TagList { { "watch", watch }, { "outcome", outcome } });
        if (legacyShare is { } share)
            LegacyShare.Record((double)share, new TagList { { "watch", watch } });
        if (transitions > 0)
            Transitions.Add(transitions, new TagList { { "watch", watch } });
    }

    /// <summary>Counts a try at a delivery.</summary>
    public static void Delivered(string receiver, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { "receiver", receiver }, { "outcome", outcome } };
        Deliveries.Add(1, tags);
        DeliveryDuration.Record(duration.TotalSeconds, tags);
    }
}
