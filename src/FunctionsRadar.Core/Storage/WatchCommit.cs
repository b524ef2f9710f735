using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>Everything that a check, or an operator's command, writes, in one transaction.</summary>
/// <param name="Tag">Of the state that the decision was made on; null when there was none.</param>
internal sealed record WatchCommit(
    WatchState State, string? Tag, Snapshot? Snapshot, ImmutableArray<Transition> Transitions,
    ImmutableArray<DeliveryRecord> Deliveries)
{
    public OperatorCommand? Command { get; init; }

    public static WatchCommit ForState(WatchState state, string? tag) => new(state, tag, null, [], []);
}
