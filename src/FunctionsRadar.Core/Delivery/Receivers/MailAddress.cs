using MimeKit;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>What counts as an e-mail address in settings: <c>name@domain</c>, or with a display name before it.</summary>
public static class MailAddress
{
    /// <summary>True when mail can be addressed to it.</summary>
    public static bool IsValid(string text) =>
        MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal);
}
