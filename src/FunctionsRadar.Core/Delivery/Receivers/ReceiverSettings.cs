using System.Collections.Immutable;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Reads the <c>Receivers</c> section.</summary>
public static class ReceiverSettings
{
    private static readonly Uri PagerDuty = new("https://events.pagerduty.com");

    /// <summary>Reads every receiver; the log, with a warning, when there is none.</summary>
    public static ImmutableArray<Receiver> Read(SettingsReader settings)
    {
        var names = settings.Names("Receivers");
        if (names.Count == 0)
        {
            settings.Warn("No receiver is set (Receivers:{name}:Type): alerts go to the log only.");
            return [new Receiver { Name = "log", Type = ReceiverType.Log }];
        }
        ImmutableArray<Receiver> receivers = [.. names.Select(name => ReadReceiver(settings, name))];
        foreach (var receiver in receivers)
            CheckFallback(settings, receiver, names);
        return receivers;
    }

    private static Receiver ReadReceiver(SettingsReader settings, string name)
    {
        var key = $"Receivers:{name}";
        var type = settings.Choice<ReceiverType>($"{key}:Type", null);
        if (type is null && !settings.Has($"{key}:Type"))
            settings.Reject($"{key}:Type is missing; accepted: one of {string.Join(", ", Enum.GetNames<ReceiverType>())}.");
        var allowHttp = settings.Flag($"{key}:AllowHttp", false);
        var receiver = new Receiver
        {
            Name = name,
            Type = type ?? ReceiverType.Log,
            AllowHttp = allowHttp,
            Url = settings.Address($"{key}:Url", type == ReceiverType.PagerDuty ? PagerDuty : null, allowHttp, secret: true),
            Secrets = [.. settings.List($"{key}:Secrets", [], secret: true)],
            To = [.. settings.List($"{key}:To", [])],
            RoutingKey = settings.Text($"{key}:RoutingKey", secret: true),
            SendResolved = settings.Flag($"{key}:SendResolved", true),
            Fallback = settings.Text($"{key}:Fallback"),
        };
        if (type is not null)
            CheckParts(settings, key, receiver);
        return receiver;
    }

    private static void CheckParts(SettingsReader settings, string key, Receiver receiver)
    {
        var type = receiver.Type;
        Need(settings, $"{key}:Url", type is ReceiverType.Webhook or ReceiverType.Slack or ReceiverType.Teams or ReceiverType.Alertmanager, type, receiver.Url is not null, optional: type == ReceiverType.PagerDuty);
        Need(settings, $"{key}:Secrets", false, type, !receiver.Secrets.IsEmpty, optional: type == ReceiverType.Webhook);
        Need(settings, $"{key}:To", type is ReceiverType.Email or ReceiverType.Smtp, type, !receiver.To.IsEmpty);
        Need(settings, $"{key}:RoutingKey", type == ReceiverType.PagerDuty, type, receiver.RoutingKey is not null);
        foreach (var secret in receiver.Secrets.Where(secret => !WebhookSignature.IsSecret(secret)))
            settings.Reject($"{key}:Secrets", secret, "whsec_ followed by base64 of 24 to 64 bytes", secret: true);
        foreach (var address in receiver.To.Where(address => !MailAddress.IsValid(address)))
            settings.Reject($"{key}:To", address, "e-mail addresses such as postmaster@example.com");
        if (type == ReceiverType.Webhook && receiver.Secrets.IsEmpty)
            settings.Warn($"{key}:Secrets is empty: its messages are not signed.");
    }

    private static void Need(SettingsReader settings, string key, bool needed, ReceiverType type, bool given, bool optional = false)
    {
        if (needed && !given && !settings.Has(key))
            settings.Reject($"{key} is missing; a receiver of type {type} needs it.");
        else if (!needed && !optional && given)
            settings.Reject($"{key} is given; a receiver of type {type} does not have it.");
    }

    private static void CheckFallback(SettingsReader settings, Receiver receiver, IReadOnlyList<string> names)
    {
        if (receiver.Fallback is not null && (receiver.Fallback == receiver.Name || !names.Contains(receiver.Fallback)))
            settings.Reject($"Receivers:{receiver.Name}:Fallback", receiver.Fallback, "the name of another receiver");
    }
}
