using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Delivery.Notifiers;

/// <summary>Posts alerts to Alertmanager v2, which tells them apart by their labels alone.</summary>
internal sealed class AlertmanagerNotifier(HttpSender sender, DashboardLink link) : INotifier
{
    // An alert that is not renewed before its end is taken for resolved. A reminder comes with the first check after it is due, so it has
    // as much time again, and an hour; what is told once only has to last until its end is told.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private static readonly TimeSpan WithoutReminder = TimeSpan.FromDays(365);
    private static readonly TimeSpan LengthOfTest = TimeSpan.FromMinutes(5);

    public ReceiverType Type => ReceiverType.Alertmanager;

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var address = new Uri(receiver.Url!.AbsoluteUri.TrimEnd('/') + "/api/v2/alerts");
        return sender.PostAsync(receiver, address, Json.Bytes(new JsonArray(AlertOf(notification))), cancellation);
    }

    private JsonObject AlertOf(Notification notification)
    {
        var message = Message.Of(notification, link.To(notification.Watch));
        var alert = new JsonObject
        {
            ["labels"] = LabelsOf(notification),
            ["annotations"] = new JsonObject
            {
                ["summary"] = $"{message.Subject}. {message.Summary}",
                ["description"] = PlainText.Render(message),
                ["notification"] = notification.Id,
            },
            ["startsAt"] = Wording.Iso(notification.Since ?? notification.At),
            ["endsAt"] = Wording.Iso(EndOf(notification)),
        };
        if (message.Link is not null)
            alert["generatorURL"] = message.Link.AbsoluteUri;
        return alert;
    }

    // The same for the whole life of an alert: nothing measured belongs here.
    private static JsonObject LabelsOf(Notification notification)
    {
        var labels = new JsonObject
        {
            ["alertname"] = notification.Subject switch
            {
                NotificationIds.Blind => "EmailTlsRadarBlind",
                NotificationIds.Test => "EmailTlsRadarTest",
                _ => "EmailLegacyTls",
            },
            ["source"] = "functionsradar",
            ["watch"] = notification.Watch,
            ["rule"] = notification.Subject,
            ["severity"] = Wording.Camel(notification.Severity),
        };
        if (notification.IsDemo)
            labels["demo"] = "true";
        return labels;
    }

    private static DateTimeOffset EndOf(Notification notification) => notification switch
    {
        { Type: NotificationType.Resolved or NotificationType.Sighted } => notification.At,
        { Type: NotificationType.Test } => notification.At + LengthOfTest,
        { NextReminderAt: { } next } => next + (next - notification.At) + Grace,
        _ => notification.At + WithoutReminder,
    };
}
