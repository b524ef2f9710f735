using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Posts alerts to Alertmanager v2, which tells them apart by their labels alone and forgets those that are not renewed.</summary>
internal sealed class AlertmanagerNotifier(HttpSender sender, DashboardLink link, Schedules schedules, TimeProvider time) : INotifier
{
    // As Prometheus does: an alert ends by itself when it is not renewed for four checks.
    private const int ChecksToLive = 4;
    private static readonly TimeSpan LengthOfTest = TimeSpan.FromMinutes(5);

    public ReceiverType Type => ReceiverType.Alertmanager;

    public bool NeedsRenewal => true;

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var address = new Uri(receiver.Url!.AbsoluteUri.TrimEnd('/') + "/api/v2/alerts");
        var alerts = notification.Type == NotificationType.Test ? [TestAlert(notification)] : notification.Alerts.Select(alert => AlertJson(notification, alert));
        return sender.PostAsync(receiver, address, Json.Bytes(new JsonArray([.. alerts])), cancellation);
    }

    private JsonObject TestAlert(Notification notification) =>
        Make(notification, "EmailTlsRadarTest", "test", notification.Severity, notification.At, notification.At + LengthOfTest);

    private JsonObject AlertJson(Notification notification, Alert alert)
    {
        var name = alert.Rule.Name == Alert.NoData ? "EmailTlsRadarNoData" : "EmailLegacyTls";
        var json = Make(notification, name, alert.Rule.Name, alert.Rule.Severity, alert.Since, alert.EndedAt ?? FindEnd());
        return json;
    }

    private DateTimeOffset FindEnd()
    {
        var end = time.GetUtcNow();
        for (var checks = 0; checks < ChecksToLive; checks++)
            end = schedules.Check.Next(end);
        return end;
    }

    // The labels are the identity, so nothing measured belongs into them.
    private JsonObject Make(Notification notification, string name, string rule, Severity severity, DateTimeOffset start, DateTimeOffset end)
    {
        var message = Message.Of(notification, link.To(notification.Watch));
        var labels = new JsonObject
        {
            ["alertname"] = name,
            ["source"] = "functionsradar",
            ["watch"] = notification.Watch,
            ["rule"] = rule,
            ["severity"] = EnumFormat.CamelCase(severity),
        };
        if (notification.IsDemo)
            labels["demo"] = "true";
        var alert = new JsonObject
        {
            ["labels"] = labels,
            ["annotations"] = new JsonObject
            {
                ["summary"] = $"{message.Subject}. {message.Summary}",
                ["description"] = PlainText.Render(message),
                ["notification"] = notification.Id,
            },
            ["startsAt"] = TimeFormat.Iso(start),
            ["endsAt"] = TimeFormat.Iso(end),
        };
        if (message.Link is not null)
            alert["generatorURL"] = message.Link.AbsoluteUri;
        return alert;
    }
}
