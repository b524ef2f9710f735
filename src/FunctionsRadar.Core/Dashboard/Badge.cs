using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard;

/// <summary>A watch in a few words: <c>legacy TLS | 0.42 %</c>, in the colour of its state.</summary>
internal sealed record Badge(string Message, string Color, string Fill, string State)
{
    public const string Label = "legacy TLS";

    public string Caption => $"{Label}: {Message} ({State})";

    public static Badge Create(WatchOverview overview) => overview.Status switch
    {
        WatchStatus.Ok => new Badge(overview.ShareText, "brightgreen", "#3f9e0c", "ok"),
        WatchStatus.Pending => new Badge(overview.ShareText, "yellow", "#b08800", "pending"),
        WatchStatus.Firing => new Badge(overview.ShareText, "red", "#d3402b", "firing"),
        WatchStatus.Nodata => new Badge($"no data, was {overview.ShareText}", "lightgrey", "#7f7f7f", "no data"),
        _ => new Badge("no data", "lightgrey", "#7f7f7f", "no data"),
    };

    /// <summary>Width of a text in Verdana at 11 px.</summary>
    public static decimal MeasureText(string text) => text.Sum(letter => letter switch
    {
        ' ' or '.' or ',' or 'i' or 'l' => 3.7m,
        't' => 4.4m,
        '%' => 11.8m,
        'w' => 9m,
        _ => char.IsAsciiLetterUpper(letter) ? 7.2m : 6.8m,
    });
}
