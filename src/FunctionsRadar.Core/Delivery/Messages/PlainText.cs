namespace FunctionsRadar.Delivery.Messages;

/// <summary>A message as plain text without its subject; lines end with a line feed.</summary>
internal static class PlainText
{
    public static string Render(Message message)
    {
        var sections = message.Sections.Select(section =>
            $"\n{section.Title}:\n{string.Concat(section.Facts.Select(fact => $"  {fact.Line}\n"))}");
        var link = message.Link is null ? "" : $"\nDashboard: {message.Link.AbsoluteUri}\n";
        return $"{message.Summary}\n{string.Concat(sections)}{link}\n{Message.Source}\n";
    }
}
