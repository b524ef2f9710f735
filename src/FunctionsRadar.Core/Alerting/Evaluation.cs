namespace FunctionsRadar.Alerting;

/// <summary>What an evaluation decided. The snapshot is to be stored; null when there is no new one.</summary>
internal sealed record Evaluation(WatchState State, Snapshot? Snapshot, ImmutableArray<Transition> Transitions);
