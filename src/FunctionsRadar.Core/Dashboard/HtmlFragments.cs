using FunctionsRadar.Formatting;
using Microsoft.AspNetCore.Html;

namespace FunctionsRadar.Dashboard;

/// <summary>Pieces of text and HTML that several templates use. Values in them are encoded when they are written.</summary>
internal static class HtmlFragments
{
    public static IHtmlContent Pill<T>(T state)
        where T : struct, Enum => Pill(EnumFormat.CamelCase(state));

    public static IHtmlContent Pill(string state) => Format("""<span class="pill {0}">{0}</span>""", state);

    public static IHtmlContent Time(DateTimeOffset time) =>
        Format("""<time datetime="{0:s}Z">{1}</time>""", time.UtcDateTime, TimeFormat.Minute(time));

    public static IHtmlContent TimeAgo(DateTimeOffset time, DateTimeOffset now)
    {
        var ago = now - time < TimeSpan.FromMinutes(1) ? "just now" : $"{TimeFormat.Length(now - time)} ago";
        return Format("""{0} <span class="quiet ago">({1})</span>""", Time(time), ago);
    }

    public static IHtmlContent Period(DateTimeOffset? start, DateTimeOffset? end)
    {
        var from = start is null ? HtmlString.Empty : Time(start.Value);
        return end is null ? Format("{0}, lasting", from) : Format("{0} to {1}", from, Time(end.Value));
    }

    public static string Change(decimal points) => NumberFormat.Change(points) switch
    {
        ['+', ..] change => "▲ " + change,
        ['−', ..] change => "▼ " + change,
        var unchanged => unchanged,
    };

    public static string Sentence(string reason) =>
        reason.Length == 0 ? "" : $"{char.ToUpperInvariant(reason[0])}{reason[1..]}{(reason.EndsWith('.') ? null : ".")}";

    private static HtmlFormattableString Format(string template, params object[] values) => new(template, values);
}
