using System.Globalization;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>Small pieces that several parts of the page are made of.</summary>
internal static class Bits
{
    /// <summary>A state as a coloured word.</summary>
    public static Html Pill<T>(T state)
        where T : struct, Enum => Pill(EnumFormat.CamelCase(state));

    /// <summary>A state as a coloured word.</summary>
    public static Html Pill(string state) => Html.Of($"""<span class="pill {state}">{state}</span>""");

    /// <summary>A time to the minute.</summary>
    public static Html Time(DateTimeOffset time)
    {
        var exact = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Html.Of($"""<time datetime="{exact}">{TimeFormat.Minute(time)}</time>""");
    }

    /// <summary>How long ago a time is, in its two largest units.</summary>
    public static string Ago(DateTimeOffset time, DateTimeOffset now) =>
        now - time < TimeSpan.FromMinutes(1) ? "just now" : $"{TimeFormat.Length(now - time)} ago";

    /// <summary>A time, and how long ago it is.</summary>
    public static Html TimeAgo(DateTimeOffset time, DateTimeOffset now) =>
        Html.Of($"""{Time(time)} <span class="quiet ago">({Ago(time, now)})</span>""");

    /// <summary>A change in percentage points with its direction.</summary>
    public static string Change(decimal points) => NumberFormat.Change(points) switch
    {
        ['+', ..] change => "▲ " + change,
        ['−', ..] change => "▼ " + change,
        var unchanged => unchanged,
    };

    /// <summary>A row of a bar chart: label, bar and value in percent of the whole.</summary>
    public static Html Bar(string label, decimal percent, bool isLegacy = false) => Html.Of(
        $"""<li{(isLegacy ? Legacy : null)}><span class="label">{label}</span>"""
        + $"""<svg aria-hidden="true"><rect width="{percent}%" height="100%"/></svg>"""
        + $"""<span class="value">{NumberFormat.Percent(percent)}</span></li>""");

    /// <summary>A card with a heading.</summary>
    public static Html Card(string id, string heading, Html content) =>
        Html.Of($"""<section class="card" aria-labelledby="{id}"><h2 id="{id}">{heading}</h2>{content}</section>""");

    /// <summary>Rows that are shown when they are asked for; nothing when there are none.</summary>
    public static Html? More<T>(string id, string summary, IEnumerable<T> rows, Func<T, Html> row) => !rows.Any()
        ? null
        : Html.Of(
            $"""<details class="more" id="{id}"><summary id="{id}-summary">{summary} ({rows.Count()})</summary>"""
            + $"""<ol class="rows">{Html.Each(rows, row)}</ol></details>""");

    /// <summary>A reason as a sentence.</summary>
    public static string Sentence(string reason) =>
        reason.Length == 0 ? "" : $"{char.ToUpperInvariant(reason[0])}{reason[1..]}{(reason.EndsWith('.') ? null : ".")}";

    private static readonly Html Legacy = new(" class=\"legacy\"");
}
