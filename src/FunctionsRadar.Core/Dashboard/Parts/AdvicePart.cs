using FunctionsRadar.Checks.Advice;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>What thresholds suit the history of the selected watch.</summary>
internal static class AdvicePart
{
    public static Html? Of(DashboardView view) => view.Advice is { } advice
        ? Bits.Card("advice", "Advice from the history", advice.Missing is { } missing ? Missing(missing) : Thresholds(advice))
        : null;

    private static Html Missing(string missing) => Html.Of($"""<p class="quiet">No advice yet: {missing}</p>""");

    private static Html Thresholds(WatchAdvice advice) => Html.Of($"""
        <p>The legacy share is {AdviceText.Going(advice)}.</p>
        <ul class="rows more">{Html.Each(advice.Measures, Measure)}</ul>
        <p class="quiet more">{advice.PointsUsed} <code>radar advise</code> tells what to set.</p>
        """);

    private static Html Measure(MeasureAdvice advice)
    {
        var title = advice.Recommended is null ? $"{advice.Measure}: none" : AdviceText.Threshold(advice);
        return Html.Of(
            $"""<li><p class="line"><strong>{Bits.Sentence(title)[..^1]}</strong></p>"""
            + $"""<p class="quiet">{Bits.Sentence(advice.Reason)}</p></li>""");
    }
}
