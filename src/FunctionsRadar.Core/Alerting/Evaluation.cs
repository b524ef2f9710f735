namespace FunctionsRadar.Alerting;

/// <summary>What an evaluation decided.</summary>
/// <param name="State">The new state.</param>
/// <param name="Snapshot">The snapshot to store; null when there is no new one.</param>
/// <param name="Transitions">What changed.</param>
internal sealed record Evaluation(WatchState State, Snapshot? Snapshot, ImmutableArray<Transition> Transitions);
