using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Dashboard;

/// <summary>A watch in one small picture: <c>legacy TLS | 0.42 %</c>, coloured by its state.</summary>
/// <param name="Message">The right half.</param>
/// <param name="Color">Name of the colour, as shields.io knows it.</param>
/// <param name="Fill">The colour.</param>
/// <param name="State">The state, for who cannot see the colour.</param>
internal sealed record Badge(string Message, string Color, string Fill, string State)
{
    /// <summary>The left half.</summary>
    public const string Label = "legacy TLS";

    /// <summary>The badge of a watch.</summary>
    public static Badge Of(Glance glance)
    {
        var message = glance.Latest?.LegacyShare is { } share ? NumberFormat.Percent(share) : "no data";
        return glance.Status switch
        {
            WatchStatus.Ok => new Badge(message, "brightgreen", "#3f9e0c", "ok"),
            WatchStatus.Pending => new Badge(message, "yellow", "#b08800", "pending"),
            WatchStatus.Firing => new Badge(message, "red", "#d3402b", "firing"),
            WatchStatus.Nodata => new Badge($"no data, was {message}", "lightgrey", "#7f7f7f", "no data"),
            _ => new Badge("no data", "lightgrey", "#7f7f7f", "no data"),
        };
    }

    /// <summary>The picture, in the usual flat style.</summary>
    public Html Svg()
    {
        var (left, right) = (Width(Label) + 12, Width(Message) + 12);
        var whole = left + right;
        var caption = $"{Label}: {Message} ({State})";
        var halves = Html.Of(
            $"""<rect width="{left}" height="20" fill="#555"/><rect x="{left}" width="{right}" height="20" fill="{Fill}"/>"""
            + $"""<rect width="{whole}" height="20" fill="url(#shine)"/>""");
        var texts = Html.Of($"{Text(Label, left / 2, left - 12)}{Text(Message, left + (right / 2), right - 12)}");
        return Html.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" role="img" aria-label="{caption}">
            <title>{caption}</title>
            {Shine}
            <clipPath id="round"><rect width="{whole}" height="20" rx="3" fill="#fff"/></clipPath>
            <g clip-path="url(#round)">{halves}</g>
            <g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">{texts}</g>
            </svg>
            """);
    }

    private static readonly Html Shine = new(
        """<linearGradient id="shine" x2="0" y2="100%"><stop offset="0" stop-color="#bbb" stop-opacity=".1"/>"""
        + """<stop offset="1" stop-opacity=".1"/></linearGradient>""");

    // The text is fitted to its measured length, whatever font is there.
    private static Html Text(string text, decimal middle, decimal length) => Html.Of(
        $"""<text x="{middle}" y="15" fill="#010101" fill-opacity=".3" textLength="{length}" aria-hidden="true">{text}</text>"""
        + $"""<text x="{middle}" y="14" textLength="{length}">{text}</text>""");

    // Widths of Verdana at 11 px.
    private static decimal Width(string text) => text.Sum(letter => letter switch
    {
        ' ' or '.' or ',' or 'i' or 'l' => 3.7m,
        't' => 4.4m,
        '%' => 11.8m,
        'w' => 9m,
        _ => char.IsAsciiLetterUpper(letter) ? 7.2m : 6.8m,
    });
}

/// <summary>A badge as shields.io asks for it.</summary>
/// <param name="SchemaVersion">Always 1.</param>
/// <param name="Label">The left half.</param>
/// <param name="Message">The right half.</param>
/// <param name="Color">Name of the colour.</param>
public sealed record ShieldsView(int SchemaVersion, string Label, string Message, string Color);
