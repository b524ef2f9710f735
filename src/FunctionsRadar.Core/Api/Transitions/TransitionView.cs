using FunctionsRadar.Alerting;

namespace FunctionsRadar.Api.Transitions;

/// <summary>A change of an alert or a command of an operator; what only the other has is null, or what was not known.</summary>
internal sealed record TransitionView(
    string Id, string Watch, string? Rule, DateTimeOffset At, AlertState? From, AlertState? To, string Reason, decimal? Value,
    decimal? Threshold, decimal? LegacyShare, DateTimeOffset? LastUpdated, OperatorAction? Action, string? RequestedBy)
{
    public static TransitionView Create(HistoryEvent happened)
    {
        var (change, command) = (happened as Transition, happened as OperatorCommand);
        return new TransitionView(
            happened.Id, happened.Watch, change?.Rule, happened.At, change?.From, change?.To, happened.Reason, change?.Value,
            change?.Threshold, change?.LegacyShare, change?.LastUpdated, command?.Action, command?.RequestedBy);
    }
}
