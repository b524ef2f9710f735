using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Posts to Alertmanager v2, which knows alerts by their labels alone and forgets those not renewed.</summary>
internal sealed class AlertmanagerNotifier(HttpSender sender, DashboardLink dashboard, Schedules schedules, TimeProvider time)
    : INotifier
{
    // As Prometheus does: an alert ends by itself when it is not renewed for four checks.
    private const int ChecksToLive = 4;
    private static readonly TimeSpan TestLength = TimeSpan.FromMinutes(5);

    public static ReceiverKind Kind { get; } =
        ReceiverKind.Create<AlertmanagerNotifier>("alertmanager", section => new WebOptions(section.ReadUrl())) with
        {
            TakesDigests = false,
            NeedsRenewal = true,
        };

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var alerts = notification.Type == NotificationType.Test ? [Test(notification)]
            : notification.Alerts.Select(alert => Describe(notification with { Alerts = [alert] }, alert));
        return sender.PostAsync(receiver, "/api/v2/alerts", Json.Write(new JsonArray([.. alerts])), cancellation);
    }

    private JsonObject Test(Notification notification) => Create(
        notification, MessageSubject.Write(notification),
        Labels(notification, "EmailLegacyTlsTest", "test", notification.Severity), notification.At, notification.At + TestLength);

    // A notification of one alert: Alertmanager groups them as its users like.
    private JsonObject Describe(Notification notification, Alert alert)
    {
        var name = alert.IsNoData ? "EmailLegacyTlsNoData" : "EmailLegacyTls";
        var labels = Labels(notification, name, alert.Rule.Name, alert.Rule.Severity);
        var summary = OneLine.From($"{notification.Watch}, {alert.Rule.Name}: {alert.Reason}");
        var end = Enumerable.Range(0, ChecksToLive).Aggregate(time.GetUtcNow(), (at, _) => schedules.Check.Next(at));
        return Create(notification, summary, labels, alert.Since, alert.EndedAt ?? end);
    }

    // The labels are the identity, so nothing measured belongs into them.
    private static JsonObject Labels(Notification notification, string name, string rule, Severity severity)
    {
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
        return labels;
    }

    private JsonObject Create(
        Notification notification, string summary, JsonObject labels, DateTimeOffset start, DateTimeOffset end)
    {
        var message = Message.Create(notification, dashboard);
        var alert = new JsonObject
        {
            ["labels"] = labels,
            ["annotations"] = new JsonObject
            {
                ["summary"] = summary,
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
