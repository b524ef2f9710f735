using FunctionsRadar.Formatting;

namespace FunctionsRadar.Alerting;

/// <summary>What an operator did to a watch, and who asked for it.</summary>
/// <param name="Id">Its id, made as those of notifications are; no notification has the same.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="At">When it was done.</param>
/// <param name="Action">What was done.</param>
/// <param name="Reason">What was done to what, in one line of at most 300 characters.</param>
/// <param name="RequestedBy">Who asked for it, as far as that is known; at most 100 characters.</param>
internal sealed record OperatorCommand(
    string Id, string Watch, DateTimeOffset At, OperatorAction Action, string Reason, string RequestedBy)
    : HistoryEvent(Id, Watch, At, Reason)
{
    private const int MaxReason = 300;
    private const int MaxRequester = 100;

    /// <summary>Creates a command, and the state with the next sequence number.</summary>
    public static (OperatorCommand Command, WatchState State) Create(
        WatchState state, OperatorAction action, string reason, string requestedBy, DateTimeOffset now)
    {
        var next = state with { Sequence = state.Sequence + 1 };
        var id = NotificationId.Create(next.Installation, next.Watch, next.Sequence);
        var command = new OperatorCommand(
            id, next.Watch, now, action, OneLine.From(reason, MaxReason), OneLine.From(requestedBy, MaxRequester));
        return (command, next);
    }
}
