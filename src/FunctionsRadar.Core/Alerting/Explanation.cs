using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Alerting;

/// <summary>Why an alert is in its state: the evaluation of one rule. For its numbers see <see cref="Alert"/>.</summary>
internal sealed record Explanation(
    string Rule, Measure Measure, decimal? Value, decimal Threshold, decimal RecoverAt, SnapshotPoint? Baseline, int Breaches,
    int Recoveries, AlertState From, AlertState To, string Reason)
{
    /// <summary>Explains an alert by what it was before the evaluation; null when it is new.</summary>
    public static Explanation Create(Alert? before, Alert alert) => new(
        alert.Rule.Name, alert.Rule.Measure, alert.Value, alert.Rule.Threshold, alert.Rule.RecoverAt, alert.Baseline,
        alert.Breaches, alert.Recoveries, before?.State ?? AlertState.Ok, alert.State, alert.Reason);
}
