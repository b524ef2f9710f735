using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>
/// A message as HTML for mail programs: tables and inline styles, since that is what all of them show; no images, from 320 px up,
/// light and dark.
/// </summary>
public static partial class HtmlMail
{
    private const string Head = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
        <style>
        @media (prefers-color-scheme: dark) {
          .page { background: #16181d !important; }
          .card { background: #22252c !important; }
          .text { color: #e8eaed !important; }
          .soft { color: #a9b0bb !important; }
          .line { border-color: #3a3f4a !important; }
          .rail { background: #3a3f4a !important; }
          a { color: #8ab4f8 !important; }
        }
        </style></head>
        """;

    private const string Top = """
        <body class="page" style="margin:0;padding:0;background:#f2f4f7">
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f4f7">
        <tr><td align="center" style="padding:16px 8px">
        <table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;
        background:#ffffff;border-radius:8px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
        <tr><td style="padding:20px">
        """;

    private const string Bottom = """
        </td></tr></table>
        </td></tr></table>
        </body></html>
        """;

    private const int MinimumBar = 3;
    private const string Table = """<table role="presentation" width="100%" cellpadding="0" cellspacing="0">""";
    private const string Dark = "color:#1f2329";
    private const string Soft = "color:#5f6773";
    private const string Cell = "font-size:14px;line-height:1.4;vertical-align:top;border-top:1px solid #e4e7ec";
    private const string Label = $"width:38%;padding:6px 12px 6px 0;{Cell};{Soft};word-break:break-word";
    private const string Value = $"padding:6px 0;{Cell};{Dark};word-break:break-word";
    private const string Number = $"width:22%;padding:6px 0 6px 12px;{Cell};{Dark};text-align:right;white-space:nowrap";

    /// <summary>The whole page.</summary>
    public static string Render(Message message)
    {
        var html = new StringBuilder().AppendJoin('\n', Head, Top, "")
            .Append(Element("h1", "text", $"margin:0 0 12px;font-size:20px;line-height:1.3;{Dark}", message.Subject))
            .Append(Element("p", "text", $"margin:0;font-size:16px;line-height:1.5;{Dark}", message.Summary));
        foreach (var section in message.Sections)
        {
            html.Append(Element("h2", "text", $"margin:20px 0 8px;font-size:15px;{Dark}", section.Title))
                .Append(Table).Append('\n').AppendJoin("", section.Facts.Select(Row)).Append("</table>\n");
        }
        if (message.Link is not null)
            html.Append(Link(message.Link));
        return html.Append(Element("p", "soft", $"margin:20px 0 0;font-size:12px;line-height:1.5;{Soft}", Message.Source))
            .Append(Bottom).Append('\n').ToString().ReplaceLineEndings("\n");
    }

    private static string Row(Fact fact)
    {
        var label = Element("td", "soft line", Label, fact.Label);
        var value = fact.Bar is { } bar
            ? $"<td class=\"line\" style=\"{Value}\">{Draw(bar)}</td>\n{Element("td", "text line", Number, fact.Value)}"
            : Element("td", "text line", Value, fact.Value);
        return $"<tr>{label}{value}</tr>\n";
    }

    // A bar is never thinner than can be seen: the small shares are what this is about. Cells, since not every program draws
    // boxes.
    private static string Draw(Bar bar)
    {
        var width = Math.Clamp(Math.Round(bar.Percent), MinimumBar, 100 - MinimumBar);
        var color = bar.IsLegacy ? "#c0392b" : "#2e8b57";
        return $"{Table}<tr>{Block("", width, color)}{Block("rail", 100 - width, "#e4e7ec")}</tr></table>";
    }

    private static string Block(string classes, decimal width, string color)
    {
        var percent = width.ToString(CultureInfo.InvariantCulture);
        var style = $"height:12px;font-size:0;line-height:12px;background:{color}";
        return $"""<td class="{classes}" width="{percent}%" style="{style}">&#160;</td>""";
    }

    private static string Link(Uri link) =>
        $"""<p style="margin:20px 0 0;font-size:15px"><a href="{WebUtility.HtmlEncode(link.AbsoluteUri)}" """
        + """style="color:#1a5fb4">Open the dashboard</a></p>""" + "\n";

    private static string Element(string tag, string classes, string style, string text) =>
        $"<{tag} class=\"{classes}\" style=\"{style}\">{Escape(text)}</{tag}>\n";

    // A number and its unit stay on one line, and so does a date.
    private static string Escape(string text)
    {
        var escaped = WebUtility.HtmlEncode(text)
            .Replace(" %", "&#160;%", StringComparison.Ordinal).Replace(" UTC", "&#160;UTC", StringComparison.Ordinal);
        return Date().Replace(escaped, "<span style=\"white-space:nowrap\">$0</span>");
    }

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b", RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
