using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>The rows of a message.</summary>
internal static class MessageFacts
{
    public static IEnumerable<Fact> From(Notification notification)
    {
        foreach (var alert in notification.Alerts)
            yield return new Fact(alert.Rule.Name, OneLine.From(alert.Reason));
        if (notification.Window is { } window)
            yield return new Fact("Window", TimeFormat.Period(window.Start, window.End));
        if (notification.LastUpdated is { } updated)
            yield return new Fact("Dataset of", TimeFormat.Minute(updated));
    }
}
