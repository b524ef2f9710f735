using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Alerting;

/// <summary>Why an alert is in its state: the evaluation of one rule.</summary>
/// <param name="Rule">Name of the rule, or <c>nodata</c>.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Value">What was measured; null when it could not be.</param>
/// <param name="Threshold">Fires above this.</param>
/// <param name="RecoverAt">Recovers at or below this.</param>
/// <param name="Baseline">What it was measured against; null for a measure that has none, or when there was nothing.</param>
/// <param name="Breaches">Distinct dataset updates above the threshold so far, while pending.</param>
/// <param name="Recoveries">Distinct dataset updates at or below the recovery threshold so far, while firing.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="Reason">Why, in one line.</param>
internal sealed record Explanation(
    string Rule, Measure Measure, decimal? Value, decimal Threshold, decimal RecoverAt, SnapshotPoint? Baseline, int Breaches,
    int Recoveries, AlertState From, AlertState To, string Reason)
{
    /// <summary>The explanation of an alert.</summary>
    /// <param name="from">Its state before the evaluation.</param>
    /// <param name="alert">The alert after it.</param>
    public static Explanation Create(AlertState from, Alert alert) => new(
        alert.Rule.Name, alert.Rule.Measure, alert.Value, alert.Rule.Threshold, alert.Rule.RecoverAt, alert.Baseline,
        alert.Breaches, alert.Recoveries, from, alert.State, alert.Reason);
}
