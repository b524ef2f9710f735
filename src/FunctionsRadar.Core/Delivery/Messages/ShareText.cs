using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>Writes legacy shares so that none looks like a threshold that it crossed.</summary>
internal static class ShareText
{
    /// <summary>A share in percent.</summary>
    public static string Write(Notification notification, decimal share)
    {
        var rules = notification.Alerts.Select(alert => alert.Rule);
        return NumberFormat.Percent(share, [.. rules.SelectMany(rule => new[] { rule.Threshold, rule.RecoverAt })]);
    }
}
