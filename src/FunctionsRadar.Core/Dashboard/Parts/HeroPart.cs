using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>Where the selected watch stands: its legacy share in large, and what that rests on.</summary>
internal static class HeroPart
{
    public static Html Of(DashboardView view)
    {
        var glance = view.Selected;
        var headline = Html.Of($"""<h2 id="headline">{glance.Watch.Name} {Bits.Pill(glance.Status)}</h2>""");
        return Html.Of($"""
            <section class="card hero {EnumFormat.CamelCase(glance.Status)}" aria-labelledby="headline">
            <div><div class="standing">{headline}{Since(glance, view.Now)}</div>{Share(glance)}</div>
            <dl>{Facts(view)}</dl></section>
            """);
    }

    private static Html? Since(Glance glance, DateTimeOffset now) => glance.Since is { } since
        ? Html.Of($"""<span class="quiet">since {Bits.TimeAgo(since, now)}</span>""")
        : null;

    private static Html Share(Glance glance)
    {
        if (glance.Latest is not { } latest)
            return Html.Of(
                $"""<p class="waiting">Nothing is stored yet. What the first successful check finds is shown here.</p>""");
        var change = glance.Change is { } points
            ? Html.Of(
                $"""<p class="change">{Bits.Change(points)} """
                + $"""<span class="quiet">since {Bits.Time(glance.Stored!.Previous!.LastUpdated)}</span></p>""")
            : Html.Of($"""<p class="quiet">the first snapshot</p>""");
        return Html.Of(
            $"""<p class="share">{NumberFormat.Percent(latest.LegacyShare)[..^2]}<small>%</small></p>"""
            + $"""<p class="quiet">of email over {string.Join(" and ", glance.Watch.LegacyVersions)}</p>{change}""");
    }

    private static Html Facts(DashboardView view)
    {
        var (glance, now) = (view.Selected, view.Now);
        return Html.Of($"""
            {Fact("Last check", glance.LastCheck is { } check ? Outcome(check, now) : new Html("not yet"))}
            {(view.NextCheck is { } next ? Fact("Next check", Ahead(next, now)) : null)}
            {(glance is { IsCurrent: false, Stored.LastAcceptedAt: { } accepted }
                ? Fact("Last accepted", Bits.TimeAgo(accepted, now))
                : null)}
            {(glance.Latest is { } latest ? Facts(glance.Watch, latest, now) : null)}
            """);
    }

    private static Html Outcome(CheckReport check, DateTimeOffset now) => Html.Of(
        $"""{Bits.TimeAgo(check.At, now)}<br>"""
        + $"""<span class="quiet">{check.Outcome.ToString().ToLowerInvariant()}: {check.Reason}</span>""");

    private static Html Ahead(DateTimeOffset time, DateTimeOffset now) =>
        Html.Of($"""{Bits.Time(time)} <span class="quiet ago">(in {TimeFormat.Length(time - now)})</span>""");

    private static Html Facts(Watch watch, Snapshot latest, DateTimeOffset now)
    {
        var window = latest.Summary.Window;
        var period = Html.Of($"{Bits.Time(window.Start)} to {Bits.Time(window.End)}");
        var before = latest.Control is { } control ? Html.Of($"{NumberFormat.Percent(watch.GetLegacyShare(control))}") : null;
        return Html.Of($"""
            {Fact("Dataset of", Bits.TimeAgo(latest.LastUpdated, now))}{Fact("Window", period)}
            {(before is null ? null : Fact("Period before", before))}
            """);
    }

    private static Html Fact(string name, Html value) => Html.Of($"<dt>{name}</dt><dd>{value}</dd>");
}
