using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>
/// Everything that one check of a watch, or one command of an operator, writes: one transaction. The tag is that of the state
/// that the decision was made on, null when there was none.
/// </summary>
internal sealed record WatchCommit(
    WatchState State, string? Tag, Snapshot? Snapshot, ImmutableArray<Transition> Transitions,
    ImmutableArray<DeliveryRecord> Deliveries)
{
    public OperatorCommand? Command { get; init; }

    public static WatchCommit ForState(WatchState state, string? tag) => new(state, tag, null, [], []);
}
