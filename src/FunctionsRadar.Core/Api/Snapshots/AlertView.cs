using FunctionsRadar.Alerting;

namespace FunctionsRadar.Api.Snapshots;

/// <summary>Where a rule stands; the value last measured is null when nothing could be.</summary>
internal sealed record AlertView(string Rule, AlertState State, DateTimeOffset Since, decimal? Value, decimal Threshold)
{
    public static AlertView Create(Alert alert) =>
        new(alert.Rule.Name, alert.State, alert.Since, alert.Value, alert.Rule.Threshold);
}
