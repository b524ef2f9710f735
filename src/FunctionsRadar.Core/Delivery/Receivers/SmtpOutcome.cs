using MailKit.Net.Smtp;
using MailKit.Security;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>What a relay's refusal means.</summary>
internal static class SmtpOutcome
{
    public static SendOutcome Of(Exception error, IReadOnlyList<string> secrets) => error switch
    {
        SmtpCommandException command => new SendOutcome(ResultOf(command), DetailOf(command, secrets)),
        AuthenticationException => new SendOutcome(SendResult.TryAgainHourly, "user name or password refused"),
        RelayLimitException limit => new SendOutcome(SendResult.TryAgain, limit.Message),
        SslHandshakeException => new SendOutcome(SendResult.TryAgain, "no secure connection: the relay's certificate or TLS version was refused"),
        NotSupportedException => new SendOutcome(SendResult.TryAgain, "no secure connection: the relay does not offer STARTTLS"),
        _ => new SendOutcome(SendResult.TryAgain, $"no answer ({error.GetType().Name})"),
    };

    private static SendResult ResultOf(SmtpCommandException error) => (int)error.StatusCode switch
    {
        530 or 535 => SendResult.TryAgainHourly,
        >= 500 => SendResult.Dead,
        _ => SendResult.TryAgain,
    };

    private static string DetailOf(SmtpCommandException error, IReadOnlyList<string> secrets)
    {
        var words = Masking.Apply(error.Message, secrets, 190);
        return words.Length == 0 ? $"{(int)error.StatusCode}" : $"{(int)error.StatusCode}: {words}";
    }
}
