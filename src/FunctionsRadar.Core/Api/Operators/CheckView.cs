using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Checks;

namespace FunctionsRadar.Api.Operators;

/// <summary>What a check came to.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="Snapshot">The last accepted snapshot; null when there is none.</param>
/// <param name="Transitions">What changed.</param>
/// <param name="Explanation">Why, one for each rule.</param>
internal sealed record CheckView(
    string Watch, CheckOutcome Outcome, string Reason, LatestView? Snapshot, ImmutableArray<Transition> Transitions,
    ImmutableArray<Explanation> Explanation)
{
    /// <summary>The view of a check's result.</summary>
    public static CheckView Create(Watch watch, CheckResult result) => new(
        result.Watch, result.Outcome, result.Reason, LatestView.Create(watch, result.State), result.Transitions,
        result.State.LastCheck?.Explanations ?? []);
}
