using System.Collections.Immutable;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>What one check of one watch came to.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="State">The state after it.</param>
/// <param name="Transitions">What changed.</param>
public sealed record CheckResult(string Watch, CheckOutcome Outcome, string Reason, WatchState State, ImmutableArray<Transition> Transitions)
{
    /// <summary>The most serious state of its alerts.</summary>
    public AlertState Worst => State.Alerts.Values.Select(alert => alert.State).DefaultIfEmpty(AlertState.Ok).Max();
}
