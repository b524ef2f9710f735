using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>Makes a notification fit a receiver's limit by cutting text: Cloudflare's notes first, the numbers never.</summary>
public static class Shortening
{
    private static readonly Step[] Steps = [new(20, 500, 32, 10, 500), new(20, 160, 32, 10, 500), new(5, 160, 32, 10, 300), new(0, 0, 32, 10, 300), new(0, 0, 8, 3, 200)];

    /// <summary>The first rendering, from whole to shortest, of at most <paramref name="maximum"/> bytes; the shortest when none fits.</summary>
    public static byte[] Fit(Notification notification, int maximum, Func<Notification, byte[]> render)
    {
        byte[] body = [];
        foreach (var step in Steps)
        {
            body = render(Apply(notification, step));
            if (body.Length <= maximum)
                break;
        }
        return body;
    }

    private static Notification Apply(Notification notification, Step step) => notification with
    {
        Alerts = [.. notification.Alerts.Select(alert => alert with { Reason = OneLine.From(alert.Reason, step.ReasonLength) })],
        TopTlds = [.. notification.TopTlds.Take(step.Tlds)],
        Shares = notification.Shares?.OrderByDescending(share => notification.LegacyVersions.Contains(share.Key))
            .ThenByDescending(share => share.Value).Take(step.Shares).ToImmutableSortedDictionary(),
        Confidence = notification.Confidence is { } confidence
            ? confidence with { Annotations = [.. confidence.Annotations.Take(step.Notes).Select(note => Apply(note, step))] }
            : null,
    };

    private static Annotation Apply(Annotation note, Step step) => note with
    {
        DataSource = OneLine.From(note.DataSource, 64),
        EventType = OneLine.From(note.EventType, 64),
        Description = OneLine.From(note.Description, step.NoteLength),
        LinkedUrl = note.LinkedUrl is null ? null : OneLine.From(note.LinkedUrl, 200),
    };

    private sealed record Step(int Notes, int NoteLength, int Shares, int Tlds, int ReasonLength);
}
