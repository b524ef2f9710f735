using FunctionsRadar.Settings;
using MimeKit;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Settings that both ways of sending mail have; those needed are so when there is a receiver of the kind.</summary>
internal static class MailSettings
{
    /// <summary>True when mail can be addressed to it: <c>name@domain</c>, or with a display name before it.</summary>
    public static bool IsAddress(string text) =>
        MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal);

    /// <summary>The mailboxes, each once.</summary>
    public static IEnumerable<MailboxAddress> Parse(IEnumerable<string> addresses) =>
        addresses.Select(MailboxAddress.Parse).DistinctBy(mailbox => mailbox.Address, StringComparer.OrdinalIgnoreCase);

    public static string? Need(SettingsReader settings, string key, bool isNeeded, bool secret = false)
    {
        var text = settings.Text(key, secret: secret);
        if (isNeeded && text is null && !settings.IsRejected(key))
            settings.Reject($"{key} is missing; there is a receiver that sends mail with it.");
        return text;
    }

    public static string? NeedSender(SettingsReader settings, string key, bool isNeeded)
    {
        var sender = Need(settings, key, isNeeded);
        if (sender is not null && !IsAddress(sender))
            settings.Reject(key, sender, "an e-mail address such as alerts@example.com");
        return sender;
    }
}
