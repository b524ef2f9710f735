using System.Text;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>A message as plain text.</summary>
public static class PlainText
{
    /// <summary>The whole message, without its subject; lines end with a line feed.</summary>
    public static string Render(Message message)
    {
        var text = new StringBuilder().Append(message.Summary).Append("\n\n");
        foreach (var fact in message.Facts)
            text.Append(fact.Label).Append(": ").Append(fact.Value).Append('\n');
        Section(text, "Share of each version:", message.Shares.Select(Share));
        Section(text, "Who still sends over legacy TLS (top-level domain, part of that email):", message.Who.Select(Tld));
        Section(text, "Cloudflare's notes on the data:", message.Notes);
        if (message.Link is not null)
            text.Append("\nDashboard: ").Append(message.Link.AbsoluteUri).Append('\n');
        return text.Append('\n').Append(Message.Source).Append('\n').ToString();
    }

    /// <summary>A version's row.</summary>
    public static string Share(VersionShare share) => $"{share.Version}: {NumberFormat.Percent(share.Percent)}{(share.IsLegacy ? " (legacy)" : "")}";

    /// <summary>A top-level domain's row.</summary>
    public static string Tld(Radar.TopTld tld) => $".{tld.Name}: {NumberFormat.Percent(tld.Share)}";

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var rows = lines.ToArray();
        if (rows.Length == 0)
            return;
        text.Append('\n').Append(title).Append('\n');
        foreach (var row in rows)
            text.Append("  ").Append(row).Append('\n');
    }
}
