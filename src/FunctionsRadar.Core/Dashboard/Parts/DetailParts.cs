using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>What the standing of the selected watch rests on: why, who, the shares of all versions, and how good the data is.</summary>
internal static class DetailParts
{
    /// <summary>Why: each rule's explanation.</summary>
    public static Html Why(DashboardView view) => Bits.Card("why", "Why", view.Selected.Explanations is { IsEmpty: false } explanations
        ? Html.Of($"""{(view.Selected.IsCurrent ? null : AsOfLast)}<ul class="rows">{Html.Each(explanations, Rule)}</ul>""")
        : Html.Of($"""<p class="quiet">No rule was evaluated yet.</p>"""));

    /// <summary>The shares of all versions.</summary>
    public static Html? Shares(DashboardView view) => view.Selected.Latest is not { } latest ? null : Bits.Card("shares", "Shares of all versions", Html.Of($"""
        <ul class="bars">{Html.Each(latest.Summary.Shares, share => Bits.Bar(share.Key, share.Value, view.Selected.Watch.LegacyVersions.Contains(share.Key)))}</ul>
        """));

    /// <summary>Who still sends over legacy versions, as the newest message says.</summary>
    public static Html? Who(DashboardView view) => view.Who is not { } message ? null : Bits.Card("who", $"Who still sends over {string.Join(" and ", view.Selected.Watch.LegacyVersions)}", Html.Of($"""
        <ol class="bars">{Html.Each(message.TopTlds.Take(10), tld => Bits.Bar($".{tld.Name.TrimStart('.')}", tld.Share))}</ol>
        <p class="quiet more">Top-level domains, in percent of that email, as of {Bits.Time(message.At)}.</p>
        """));

    /// <summary>Confidence and annotations.</summary>
    public static Html? Quality(DashboardView view) => view.Selected.Latest is not { Summary.Confidence: var confidence } ? null : Bits.Card("quality", "Confidence and annotations", Html.Of($"""
        <p>{(confidence.Level is > 0 and var level ? Html.Of($"Cloudflare’s confidence in this data is <strong>{level} of 5</strong>.") : new Html("Cloudflare gives no confidence for this data."))}</p>
        {(confidence.Annotations.IsEmpty ? Html.Of($"""<p class="quiet">No annotations.</p>""") : Html.Of($"""<ul class="rows more">{Html.Each(confidence.Annotations, Note)}</ul>"""))}
        """));

    private static readonly Html AsOfLast = new("<p class=\"quiet note\">As of the last data that was accepted.</p>");

    private static Html Rule(Explanation explanation) => Html.Of($"""
        <li><p class="line"><strong>{explanation.Rule}</strong> {Bits.Pill(explanation.To)}</p><p>{Bits.Sentence(explanation.Reason)}</p><p class="quiet numbers">{Numbers(explanation)}</p></li>
        """);

    private static string Numbers(Explanation explanation)
    {
        var measure = MeasureDefinition.Of(explanation.Measure);
        var value = explanation.Value is { } measured ? measure.Format(measured, explanation.Threshold, explanation.RecoverAt) : "not measured";
        return $"{measure.Label} {value} · fires above {measure.Format(explanation.Threshold)}, recovers at {measure.Format(explanation.RecoverAt)}";
    }

    private static Html Note(Radar.Annotation note) => Html.Of($"""
        <li><p class="line"><strong>{note.EventType}</strong> <span class="quiet">{note.DataSource}</span></p><p>{note.Description}</p><p class="quiet">{Period(note)}</p>{More(note.LinkedUrl)}</li>
        """);

    private static Html Period(Radar.Annotation note) =>
        Html.Of($"{(note.Start is { } start ? Bits.Time(start) : null)}{(note.End is { } end ? Html.Of($" to {Bits.Time(end)}") : new Html(", lasting"))}");

    private static Html? More(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? Html.Of($"""<p><a href="{uri.AbsoluteUri}" rel="noreferrer noopener">Read more at {uri.Host}</a></p>""")
            : null;
}
