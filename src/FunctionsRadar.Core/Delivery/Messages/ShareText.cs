using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>Writes legacy shares so that none looks like a threshold that it crossed.</summary>
internal static class ShareText
{
    /// <summary>A share in percent.</summary>
    public static string Write(Notification notification, decimal share) =>
        NumberFormat.Percent(share, [.. notification.Alerts.SelectMany(alert => new[] { alert.Rule.Threshold, alert.Rule.RecoverAt })]);
}
