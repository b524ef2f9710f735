using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>Everything that one check of a watch, or one command of an operator, writes: one transaction.</summary>
/// <param name="State">The new state.</param>
/// <param name="Tag">The tag of the state that the decision was made on; null when there was none.</param>
/// <param name="Snapshot">The new snapshot; null for none.</param>
/// <param name="Transitions">What changed.</param>
/// <param name="Deliveries">New deliveries, all pending.</param>
internal sealed record WatchCommit(
    WatchState State, string? Tag, Snapshot? Snapshot, ImmutableArray<Transition> Transitions,
    ImmutableArray<DeliveryRecord> Deliveries)
{
    /// <summary>The operator's command that this carries out; null for none.</summary>
    public OperatorCommand? Command { get; init; }

    /// <summary>A commit of a state alone.</summary>
    public static WatchCommit ForState(WatchState state, string? tag) => new(state, tag, null, [], []);
}
