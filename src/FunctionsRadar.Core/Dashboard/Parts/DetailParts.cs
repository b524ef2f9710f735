using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>
/// What the standing of the selected watch rests on: why, who, the shares of all versions, and how good the data is.
/// </summary>
internal static class DetailParts
{
    public static Html Of(DashboardView view) => Html.Of($"{Why(view)}{Shares(view)}{Who(view)}{Quality(view)}");

    // Why: each rule's explanation.
    private static Html Why(DashboardView view) =>
        Bits.Card("why", "Why", view.Selected.Explanations is { IsEmpty: false } explanations
            ? Html.Of($"""{(view.Selected.IsCurrent ? null : AsOfLast)}<ul class="rows">{Html.Each(explanations, Rule)}</ul>""")
            : Html.Of($"""<p class="quiet">No rule was evaluated yet.</p>"""));

    private static Html? Shares(DashboardView view)
    {
        if (view.Selected.Latest is not { } latest)
            return null;
        var legacy = view.Selected.Watch.LegacyVersions;
        var bars = Html.Each(latest.Summary.Shares, share => Bits.Bar(share.Key, share.Value, legacy.Contains(share.Key)));
        return Bits.Card("shares", "Shares of all versions", Html.Of($"""<ul class="bars">{bars}</ul>"""));
    }

    // Who still sends over legacy versions, as the newest message says.
    private static Html? Who(DashboardView view)
    {
        if (view.Who is not { } message)
            return null;
        var versions = string.Join(" and ", view.Selected.Watch.LegacyVersions);
        return Bits.Card("who", $"Who still sends over {versions}", Html.Of($"""
            <ol class="bars">{Html.Each(message.TopTlds.Take(10), tld => Bits.Bar($".{tld.Name.TrimStart('.')}", tld.Share))}</ol>
            <p class="quiet more">Top-level domains, in percent of that email, as of {Bits.Time(message.At)}.</p>
            """));
    }

    private static Html? Quality(DashboardView view)
    {
        if (view.Selected.Latest is not { Summary.Confidence: var confidence })
            return null;
        var level = confidence.Level is > 0 and var known
            ? Html.Of($"Cloudflare’s confidence in this data is <strong>{known} of 5</strong>.")
            : new Html("Cloudflare gives no confidence for this data.");
        var notes = confidence.Annotations.IsEmpty
            ? Html.Of($"""<p class="quiet">No annotations.</p>""")
            : Html.Of($"""<ul class="rows more">{Html.Each(confidence.Annotations, Note)}</ul>""");
        return Bits.Card("quality", "Confidence and annotations", Html.Of($"""
            <p>{level}</p>
            {notes}
            """));
    }

    private static readonly Html AsOfLast = new("<p class=\"quiet note\">As of the last data that was accepted.</p>");

    private static Html Rule(Explanation explanation) => Html.Of(
        $"""<li><p class="line"><strong>{explanation.Rule}</strong> {Bits.Pill(explanation.To)}</p>"""
        + $"""<p>{Bits.Sentence(explanation.Reason)}</p><p class="quiet numbers">{Numbers(explanation)}</p></li>""");

    private static string Numbers(Explanation explanation)
    {
        var measure = MeasureDefinition.Of(explanation.Measure);
        var value = explanation.Value is { } measured
            ? measure.Format(measured, explanation.Threshold, explanation.RecoverAt)
            : "not measured";
        return $"{measure.Label} {value} · fires above {measure.Format(explanation.Threshold)}, "
            + $"recovers at {measure.Format(explanation.RecoverAt)}";
    }

    private static Html Note(Radar.Annotation note) => Html.Of(
        $"""<li><p class="line"><strong>{note.EventType}</strong> <span class="quiet">{note.DataSource}</span></p>"""
        + $"""<p>{note.Description}</p><p class="quiet">{Period(note)}</p>{More(note.LinkedUrl)}</li>""");

    private static Html Period(Radar.Annotation note)
    {
        var end = note.End is { } over ? Html.Of($" to {Bits.Time(over)}") : new Html(", lasting");
        return Html.Of($"{(note.Start is { } start ? Bits.Time(start) : null)}{end}");
    }

    private static Html? More(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? Html.Of($"""<p><a href="{uri.AbsoluteUri}" rel="noreferrer noopener">Read more at {uri.Host}</a></p>""")
            : null;
}
