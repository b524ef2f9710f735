using FunctionsRadar.Formatting;

namespace FunctionsRadar.Alerting;

/// <summary>What an operator did to a watch, and who asked for it, as far as that is known.</summary>
internal sealed record OperatorCommand(
    string Id, string Watch, DateTimeOffset At, OperatorAction Action, string Reason, string RequestedBy)
    : HistoryEvent(Id, Watch, At, Reason)
{
    private const int MaxReason = 300;
    private const int MaxRequester = 100;

    public static (OperatorCommand Command, WatchState State) Create(
        WatchState state, OperatorAction action, string reason, string requestedBy, DateTimeOffset now)
    {
        var (id, next) = state.MakeId();
        var (what, who) = (OneLine.From(reason, MaxReason), OneLine.From(requestedBy, MaxRequester));
        return (new OperatorCommand(id, next.Watch, now, action, what, who), next);
    }
}
