using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>What one check of one watch came to, and the state after it.</summary>
internal sealed record CheckResult(WatchState State, ImmutableArray<Transition> Transitions)
{
    public string Watch => State.Watch;
    public CheckOutcome Outcome => State.LastCheck!.Outcome;
    public string Reason => State.LastCheck!.Reason;
}
