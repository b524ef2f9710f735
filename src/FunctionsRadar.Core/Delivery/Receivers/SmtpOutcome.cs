using FunctionsRadar.Formatting;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>What a relay's responses mean.</summary>
internal static class SmtpOutcome
{
    private const int MaxReply = 190;

    /// <summary>The outcome of a mail that the relay took, for some recipients at least.</summary>
    public static SendOutcome FromAccepted(IReadOnlyList<SmtpRelay.Refusal> refused, IReadOnlyList<string> secrets) =>
        Create(SendResult.Delivered, refused.Count == 0 ? "250 accepted" : $"250 accepted, but not for {Join(refused, secrets)}");

    /// <summary>The outcome of a mail that the relay took for no recipient: dead, unless it may still take one of them.</summary>
    public static SendOutcome FromRefused(IReadOnlyList<SmtpRelay.Refusal> refused, IReadOnlyList<string> secrets) =>
        Create(refused.Min(recipient => FindResult(recipient.Code)), $"not accepted for {Join(refused, secrets)}");

    public static SendOutcome From(Exception error, IReadOnlyList<string> secrets) => error switch
    {
        SmtpCommandException command =>
            Create(FindResult((int)command.StatusCode), Describe((int)command.StatusCode, command.Message, secrets)),
        AuthenticationException => Create(SendResult.TryAgainHourly, "user name or password refused"),
        ServiceNotAuthenticatedException => Create(SendResult.TryAgainHourly, "the relay asks for a user name and password"),
        BoundedRelayStream.LimitException limit => Create(SendResult.TryAgain, limit.Message),
        SslHandshakeException =>
            Create(SendResult.TryAgain, "no secure connection: the relay's certificate or TLS version was refused"),
        NotSupportedException => Create(SendResult.TryAgain, "no secure connection: the relay does not offer STARTTLS"),
        _ => Create(SendResult.TryAgain, $"no answer ({error.GetType().Name})"),
    };

    private static SendResult FindResult(int code) => code switch
    {
        530 or 535 => SendResult.TryAgainHourly,
        >= 500 => SendResult.Dead,
        _ => SendResult.TryAgain,
    };

    private static SendOutcome Create(SendResult result, string detail) =>
        new(result, OneLine.Cut(detail, SendOutcome.MaxDetail));

    private static string Join(IEnumerable<SmtpRelay.Refusal> refused, IReadOnlyList<string> secrets) => string.Join(
        ", ", refused.Select(recipient => $"{recipient.Address} ({Describe(recipient.Code, recipient.Text, secrets)})"));

    private static string Describe(int code, string text, IReadOnlyList<string> secrets)
    {
        var masked = Masking.Apply(text, secrets, MaxReply);
        return masked.Length == 0 ? $"{code}" : $"{code}: {masked}";
    }
}
