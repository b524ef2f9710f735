using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>What one check of one watch came to.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="State">The state after it.</param>
/// <param name="Transitions">What changed.</param>
internal sealed record CheckResult(string Watch, WatchState State, ImmutableArray<Transition> Transitions)
{
    /// <summary>What came of it.</summary>
    public CheckOutcome Outcome => State.LastCheck!.Outcome;

    /// <summary>Why, in one line.</summary>
    public string Reason => State.LastCheck!.Reason;
}
