using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>What happened to the selected watch and what operators did, newest first.</summary>
internal static class TransitionsPart
{
    private const int AtOnce = 4;
    private const int Most = 50;

    public static Html Of(DashboardView view) => Bits.Card("transitions", "What happened", view.Events.Count == 0
        ? Html.Of($"""<p class="quiet">Nothing so far.</p>""")
        : Html.Of(
            $"""<ol class="rows">{Html.Each(view.Events.Take(AtOnce), Row)}</ol>"""
            + $"{Bits.More("older-transitions", "Earlier", view.Events.Take(Most).Skip(AtOnce), Row)}"));

    private static Html Row(HistoryEvent happened) => Html.Of(
        $"""<li><p class="line">{Head(happened)}<span class="quiet">{Bits.Time(happened.At)}</span></p>"""
        + $"""<p class="quiet">{Bits.Sentence(happened.Reason)}{Requester(happened)}</p></li>""");

    private static Html Head(HistoryEvent happened) => happened is Transition change
        ? Html.Of(
            $"""<strong>{change.Rule}</strong> <span>{EnumFormat.CamelCase(change.From)} →</span> {Bits.Pill(change.To)}""")
        : Html.Of($"""<strong>operator</strong> """);

    private static string? Requester(HistoryEvent happened) =>
        happened is OperatorCommand command ? $" Asked for by {command.RequestedBy}." : null;
}
