using FunctionsRadar.Alerting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>The rows of a message.</summary>
internal static class MessageFacts
{
    public static IEnumerable<Fact> Of(Notification notification)
    {
        yield return new Fact("Why", OneLine.Of(notification.Reason));
        foreach (var fact in Numbers(notification))
            yield return fact;
        foreach (var fact in Times(notification))
            yield return fact;
        if (notification.Confidence is { } confidence)
            yield return new Fact("Confidence", confidence.Level is > 0 and var level ? $"{level} of 5" : "unknown");
        yield return new Fact("Severity", Wording.Camel(notification.Severity));
    }

    private static IEnumerable<Fact> Numbers(Notification notification)
    {
        var label = notification.Type is NotificationType.Blind ? "Last legacy share" : "Legacy share";
        if (notification.LegacyShare is { } share)
            yield return new Fact(label, Wording.Percent(share) + Before(share, notification.PreviousLegacyShare));
        if (notification.Measure is { } measure)
            yield return new Fact("Measured", $"{Wording.Name(measure)}: {Wording.Value(measure, notification.Value)}, threshold {Wording.Value(measure, notification.Threshold)}");
        if (notification.Peak is not null)
            yield return new Fact("Peak", Wording.Value(notification.Measure, notification.Peak));
    }

    private static string Before(decimal share, decimal? previous)
    {
        if (previous is not { } before)
            return " (before: not known)";
        var change = share - before;
        return $" (before: {Wording.Percent(before)}, {(change < 0 ? "" : "+")}{Wording.Number(change)} points)";
    }

    private static IEnumerable<Fact> Times(Notification notification)
    {
        if (notification.Since is { } since)
            yield return new Fact(notification.Type is NotificationType.Blind ? "Blind since" : "Since", Wording.Time(since));
        if (notification.Type is NotificationType.Resolved or NotificationType.Sighted && notification.Since is not null)
            yield return new Fact("Lasted", Headline.Lasted(notification));
        if (notification.Window is { } window)
            yield return new Fact("Window", Wording.Period(window));
        if (notification.LastUpdated is { } updated)
            yield return new Fact("Dataset of", Wording.Time(updated));
        yield return new Fact("Checked at", Wording.Time(notification.At));
    }
}
