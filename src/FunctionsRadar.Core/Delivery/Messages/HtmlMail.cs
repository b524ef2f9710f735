using System.Net;
using System.Text.RegularExpressions;
using AspNetCoreGeneratedDocument;
using Microsoft.AspNetCore.Html;
using RazorSlices;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>A message as HTML for mail programs.</summary>
internal static partial class HtmlMail
{
    private const int MinBar = 3;

    public static string Render(Message message)
    {
        using var template = new Delivery_Messages_HtmlMail { Model = message };
        // Nothing in the template waits.
        return template.RenderAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A text encoded; a number and its unit stay on one line, and so does a date.</summary>
    public static HtmlString Text(string text)
    {
        var encoded = WebUtility.HtmlEncode(text)
            .Replace(" %", "&#160;%", StringComparison.Ordinal).Replace(" UTC", "&#160;UTC", StringComparison.Ordinal);
        return new HtmlString(Date().Replace(encoded, "<span style=\"white-space:nowrap\">$0</span>"));
    }

    /// <summary>Width of a bar in percent, never too thin to be seen: the small shares are those that matter.</summary>
    public static decimal Width(Bar bar) => Math.Clamp(Math.Round(bar.Percent), MinBar, 100 - MinBar);

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b", RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
