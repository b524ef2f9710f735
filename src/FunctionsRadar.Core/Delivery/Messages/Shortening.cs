using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>Makes a notification fit a receiver's limit by cutting text: Cloudflare's notes first, the numbers last.</summary>
internal static class Shortening
{
    private const int MaxLabel = 64;
    private const int MaxUrl = 200;

    private static readonly ImmutableArray<Step> Steps =
    [
        new(Notes: 20, NoteLength: 500, Shares: 32, Tlds: 10, Alerts: 100, ReasonLength: 500),
        new(Notes: 20, NoteLength: 160, Shares: 32, Tlds: 10, Alerts: 100, ReasonLength: 500),
        new(Notes: 5, NoteLength: 160, Shares: 32, Tlds: 10, Alerts: 100, ReasonLength: 300),
        new(Notes: 0, NoteLength: 0, Shares: 32, Tlds: 10, Alerts: 100, ReasonLength: 300),
        new(Notes: 0, NoteLength: 0, Shares: 8, Tlds: 3, Alerts: 12, ReasonLength: 100),
    ];

    /// <summary>The first rendering, from whole to shortest, of at most so many bytes; the shortest when none fits.</summary>
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
        Alerts = [.. Apply(notification.Alerts, step)],
        TopTlds = [.. notification.TopTlds.Take(step.Tlds)],
        Shares = notification.Shares?.OrderByDescending(share => MessageSections.IsLegacy(notification, share.Key))
            .ThenByDescending(share => share.Value).Take(step.Shares).ToImmutableSortedDictionary(),
        Confidence = notification.Confidence is { } confidence
            ? confidence with { Annotations = [.. confidence.Annotations.Take(step.Notes).Select(note => Apply(note, step))] }
            : null,
        Digest = notification.Digest is { } digest
            ? digest with
            {
                Fired = [.. digest.Fired.Take(step.Alerts)],
                Dead = [.. digest.Dead.Take(step.Alerts)],
                NotAccepted = Cut(digest.NotAccepted, step.ReasonLength),
            }
            : null,
    };

    // The last one that is left tells how many are not.
    private static IEnumerable<Alert> Apply(ImmutableArray<Alert> alerts, Step step) =>
        alerts.Take(step.Alerts).Select((alert, index) =>
        {
            var omitted = index == step.Alerts - 1 ? alerts.Length - step.Alerts : 0;
            var more = omitted > 0 ? $"; {omitted} more alerts are left out" : "";
            return alert with { Reason = OneLine.From(alert.Reason, step.ReasonLength) + more };
        });

    private static Annotation Apply(Annotation note, Step step) => note with
    {
        DataSource = OneLine.From(note.DataSource, MaxLabel),
        EventType = OneLine.From(note.EventType, MaxLabel),
        Description = OneLine.From(note.Description, step.NoteLength),
        LinkedUrl = Cut(note.LinkedUrl, MaxUrl),
    };

    private static string? Cut(string? text, int maximum) => text is null ? null : OneLine.From(text, maximum);

    private sealed record Step(int Notes, int NoteLength, int Shares, int Tlds, int Alerts, int ReasonLength);
}
