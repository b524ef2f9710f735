using System.Globalization;
using System.Xml.Linq;
using FunctionsRadar.Dashboard.Charts;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>The legacy share over time, with the ranges to choose from.</summary>
internal static class ChartPart
{
    public static Html Of(DashboardView view)
    {
        var chart = ShareChart.Of(view.Selected, view.Series, view.Transitions);
        return Html.Of($"""
            <section class="card chart-card" aria-labelledby="chart-heading"><div class="head">{Heading}
            <nav class="ranges" aria-label="Range">{Html.Each(ShareSeries.Ranges, days => Range(view, days))}</nav></div>
            {(view.Series.Count == 0 ? Nothing : Drawings(chart, view.Selected.Watch.Name))}</section>
            """);
    }

    private static readonly Html Heading = new("""<h2 id="chart-heading">Legacy share over time</h2>""");
    private static readonly Html Nothing = Html.Of($"""<p class="quiet">Nothing is stored of this time.</p>""");

    private static Html Range(DashboardView view, int days)
    {
        var text = days == 365 ? "1 year" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
        var current = days == view.Series.Days ? new Html(" aria-current=\"true\"") : null;
        return Html.Of(
            $"""<a id="range-{days}" href="{WatchesPart.Link(view, view.Selected.Watch.Name, days)}"{current}>{text}</a>""");
    }

    private static Html Drawings(ShareChart chart, string watch) => Html.Of(
        $"""<div class="wide">{Draw(chart, "wide", ChartSize.Wide, watch)}</div>"""
        + $"""<div class="narrow">{Draw(chart, "narrow", ChartSize.Narrow, watch)}</div>{Legend(chart)}""");

    private static Html Draw(ShareChart chart, string id, ChartSize size, string watch)
    {
        var drawing = chart.Draw(id, size, watch);
        drawing.Attribute("width")?.Remove();
        drawing.Attribute("height")?.Remove();
        return new Html(drawing.ToString(SaveOptions.DisableFormatting));
    }

    private static Html Legend(ShareChart chart) => Html.Of($"""
        <ul class="legend quiet">{Entry(LineShape, "legacy share")}
        {(chart.Limits.Count == 0 ? null : Entry(LimitShape, "fires above"))}
        {(chart.Firings.Count == 0 ? null : Entry(FiredShape, "fired"))}
        {(chart.Firings.All(period => period.ResolvedAt is null) ? null : Entry(ResolvedShape, "resolved"))}</ul>
        """);

    private static Html Entry(Html shape, string text) =>
        Html.Of($"""<li><svg viewBox="0 0 20 12" aria-hidden="true">{shape}</svg>{text}</li>""");

    private static readonly Html LineShape = new("""<line class="stroke-line" y1="6" x2="20" y2="6" stroke-width="2"/>""");
    private static readonly Html FiredShape = new("""<path class="fill-fired" d="M10 1 16 11H4z"/>""");
    private static readonly Html ResolvedShape = new("""<circle class="fill-resolved" cx="10" cy="6" r="5"/>""");
    private static readonly Html LimitShape =
        new("""<line class="stroke-limit" y1="6" x2="20" y2="6" stroke-width="1.5" stroke-dasharray="5 2"/>""");
}
