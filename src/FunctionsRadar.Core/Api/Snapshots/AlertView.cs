using FunctionsRadar.Alerting;

namespace FunctionsRadar.Api.Snapshots;

/// <summary>Where a rule stands.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="State">Its state.</param>
/// <param name="Since">Since when.</param>
/// <param name="Value">What was last measured; null when nothing could be.</param>
/// <param name="Threshold">Fires above this.</param>
internal sealed record AlertView(string Rule, AlertState State, DateTimeOffset Since, decimal? Value, decimal Threshold)
{
    /// <summary>The view of an alert.</summary>
    public static AlertView Create(Alert alert) =>
        new(alert.Rule.Name, alert.State, alert.Since, alert.Value, alert.Rule.Threshold);
}
