using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Checks;

namespace FunctionsRadar.Api.Operators;

/// <summary>What a check came to, with the last accepted snapshot, if any, and an explanation for each rule.</summary>
internal sealed record CheckView(
    string Watch, CheckOutcome Outcome, string Reason, LatestView? Snapshot, ImmutableArray<Transition> Transitions,
    ImmutableArray<Explanation> Explanation)
{
    public static CheckView Create(Watch watch, CheckResult result) => new(
        result.Watch, result.Outcome, result.Reason, LatestView.Create(watch, result.State), result.Transitions,
        result.State.LastCheck?.Explanations ?? []);
}
