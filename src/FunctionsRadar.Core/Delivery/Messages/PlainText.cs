namespace FunctionsRadar.Delivery.Messages;

/// <summary>A message as plain text.</summary>
internal static class PlainText
{
    /// <summary>The whole message, without its subject; lines end with a line feed.</summary>
    public static string Render(Message message)
    {
        var text = new StringBuilder().Append(message.Summary).Append('\n');
        foreach (var section in message.Sections)
        {
            text.Append('\n').Append(section.Title).Append(":\n");
            foreach (var fact in section.Facts)
                text.Append("  ").Append(fact.Line).Append('\n');
        }
        if (message.Link is not null)
            text.Append("\nDashboard: ").Append(message.Link.AbsoluteUri).Append('\n');
        return text.Append('\n').Append(Message.Source).Append('\n').ToString();
    }
}
