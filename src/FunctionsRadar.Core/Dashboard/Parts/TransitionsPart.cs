using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>What happened to the selected watch, newest first.</summary>
internal static class TransitionsPart
{
    private const int AtOnce = 4;
    private const int Most = 50;

    public static Html Of(DashboardView view) => Bits.Card("transitions", "What happened", view.Transitions.Count == 0
        ? Html.Of($"""<p class="quiet">Nothing so far.</p>""")
        : Html.Of(
            $"""<ol class="rows">{Html.Each(view.Transitions.Take(AtOnce), Row)}</ol>"""
            + $"{Bits.More("older-transitions", "Earlier", view.Transitions.Take(Most).Skip(AtOnce), Row)}"));

    private static Html Row(Transition transition) => Html.Of(
        $"""<li><p class="line"><strong>{transition.Rule}</strong> <span>{EnumFormat.CamelCase(transition.From)} →</span> """
        + $"""{Bits.Pill(transition.To)}<span class="quiet">{Bits.Time(transition.At)}</span></p>"""
        + $"""<p class="quiet">{Bits.Sentence(transition.Reason)}</p></li>""");
}
