using FunctionsRadar.Alerting;

namespace FunctionsRadar.Api.Transitions;

/// <summary>What happened to a watch: a change of an alert, or a command of an operator.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Rule">Name of the rule, or <c>nodata</c>; null for a command.</param>
/// <param name="At">When it happened.</param>
/// <param name="From">State before; null for a command.</param>
/// <param name="To">State after; null for a command.</param>
/// <param name="Reason">Why it happened, or what was done, in one line.</param>
/// <param name="Value">What was measured; null for nothing.</param>
/// <param name="Threshold">The rule's threshold; null for none.</param>
/// <param name="LegacyShare">Percent at that time; null when not known.</param>
/// <param name="LastUpdated">The dataset's own time; null when not known.</param>
/// <param name="Action">What an operator did; null for a change of an alert.</param>
/// <param name="RequestedBy">Who asked for it, as far as that is known; null for a change of an alert.</param>
internal sealed record TransitionView(
    string Id, string Watch, string? Rule, DateTimeOffset At, AlertState? From, AlertState? To, string Reason, decimal? Value,
    decimal? Threshold, decimal? LegacyShare, DateTimeOffset? LastUpdated, OperatorAction? Action, string? RequestedBy)
{
    /// <summary>The view of what happened.</summary>
    public static TransitionView Create(HistoryEvent happened)
    {
        var (change, command) = (happened as Transition, happened as OperatorCommand);
        return new TransitionView(
            happened.Id, happened.Watch, change?.Rule, happened.At, change?.From, change?.To, happened.Reason, change?.Value,
            change?.Threshold, change?.LegacyShare, change?.LastUpdated, command?.Action, command?.RequestedBy);
    }
}
