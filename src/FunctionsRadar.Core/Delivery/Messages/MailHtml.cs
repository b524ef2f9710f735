using System.Globalization;
using System.Net;
using System.Text;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>A message as HTML for mail clients: tables and inline styles, no images, from 320 px up, light and dark.</summary>
public static class MailHtml
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
          .rule { border-color: #3a3f4a !important; }
          .rail { background: #3a3f4a !important; }
          a { color: #8ab4f8 !important; }
        }
        </style></head>
        """;

    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

    /// <summary>The whole page.</summary>
    public static string Render(Message message)
    {
        var html = new StringBuilder(Head.ReplaceLineEndings("\n"));
        html.Append("\n<body class=\"page\" style=\"margin:0;padding:0;background:#f2f4f7\">\n")
            .Append("<table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"background:#f2f4f7\"><tr><td align=\"center\" style=\"padding:16px 8px\">\n")
            .Append("<table role=\"presentation\" class=\"card\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:600px;background:#ffffff;border-radius:8px;").Append(Font).Append("\"><tr><td style=\"padding:20px\">\n")
            .Append(Line("h1", "text", "margin:0 0 12px;font-size:20px;line-height:1.3;color:#1f2329", message.Subject))
            .Append(Line("p", "text", "margin:0 0 20px;font-size:16px;line-height:1.5;color:#1f2329", message.Summary));
        Shares(html, message);
        Facts(html, message);
        List(html, "Who still sends over legacy TLS", message.Who.Select(PlainText.Tld));
        List(html, "Cloudflare's notes on the data", message.Notes);
        if (message.Link is not null)
            html.Append("<p style=\"margin:20px 0 0;font-size:15px\"><a href=\"").Append(Escape(message.Link.AbsoluteUri)).Append("\" style=\"color:#1a5fb4\">Open the dashboard</a></p>\n");
        return html.Append(Line("p", "soft", "margin:20px 0 0;font-size:12px;line-height:1.5;color:#5f6773", Message.Source))
            .Append("</td></tr></table>\n</td></tr></table>\n</body></html>\n").ToString();
    }

    private static void Shares(StringBuilder html, Message message)
    {
        if (message.Shares.IsEmpty)
            return;
        Title(html, "Share of each version");
        html.Append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:0 0 20px\">\n");
        foreach (var share in message.Shares)
        {
            html.Append("<tr>").Append(Line("td", "text", "padding:4px 8px 4px 0;font-size:14px;color:#1f2329;word-break:break-word;width:22%", share.Version))
                .Append("<td style=\"padding:4px 0\">").Append(Bar(share)).Append("</td>")
                .Append(Line("td", "text", "padding:4px 0 4px 8px;font-size:14px;color:#1f2329;text-align:right;white-space:nowrap;width:20%", NumberFormat.Percent(share.Percent)))
                .Append("</tr>\n");
        }
        html.Append("</table>\n");
    }

    // A bar is never thinner than can be seen: the small shares are what this is about. Cells, since not every client draws boxes.
    private static string Bar(VersionShare share)
    {
        var width = Math.Clamp(Math.Round(share.Percent), 1, 99);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="font-size:0;line-height:0"><tr>{Cell(width, "", share.IsLegacy ? "#c0392b" : "#2e8b57")}{Cell(100 - width, "rail", "#e4e7ec")}</tr></table>
            """);
    }

    private static string Cell(decimal width, string classes, string color) =>
        string.Create(CultureInfo.InvariantCulture, $"""<td class="{classes}" width="{width}%" height="12" style="height:12px;background:{color}">&#160;</td>""");

    private static void Facts(StringBuilder html, Message message)
    {
        html.Append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">\n");
        foreach (var fact in message.Facts)
        {
            html.Append("<tr>").Append(Line("td", "soft rule", "padding:6px 12px 6px 0;font-size:14px;line-height:1.4;color:#5f6773;border-top:1px solid #e4e7ec;vertical-align:top;width:30%", fact.Label))
                .Append(Line("td", "text rule", "padding:6px 0;font-size:14px;line-height:1.4;color:#1f2329;border-top:1px solid #e4e7ec;word-break:break-word", fact.Value)).Append("</tr>\n");
        }
        html.Append("</table>\n");
    }

    private static void List(StringBuilder html, string title, IEnumerable<string> lines)
    {
        var rows = lines.ToArray();
        if (rows.Length == 0)
            return;
        Title(html, title);
        foreach (var row in rows)
            html.Append(Line("p", "text", "margin:0 0 6px;font-size:14px;line-height:1.4;color:#1f2329;word-break:break-word", row));
    }

    private static void Title(StringBuilder html, string title) =>
        html.Append(Line("h2", "text", "margin:20px 0 8px;font-size:15px;color:#1f2329", title));

    private static string Line(string tag, string classes, string style, string text) =>
        $"<{tag} class=\"{classes}\" style=\"{style}\">{Escape(text)}</{tag}>{(tag == "td" ? "" : "\n")}";

    // A number and its unit stay on one line.
    private static string Escape(string text) =>
        WebUtility.HtmlEncode(text).Replace(" %", "&#160;%", StringComparison.Ordinal).Replace(" UTC", "&#160;UTC", StringComparison.Ordinal);
}
