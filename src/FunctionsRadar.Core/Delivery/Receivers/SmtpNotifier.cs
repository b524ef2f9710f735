using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Sends mail through the user's own relay.</summary>
internal sealed class SmtpNotifier(DashboardLink link, SmtpOptions options, TimeProvider time) : INotifier
{
    public ReceiverType Type => ReceiverType.Smtp;

    public async Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(HttpSender.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            var message = Message.Of(notification, link.To(notification.Watch));
            using var mail = MailMessage.Compose(message, notification, options.From!, receiver.To, time.GetUtcNow());
            await SendAsync(mail, either.Token);
            return new SendOutcome(SendResult.Delivered, "250 accepted");
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            var secrets = Masking.SecretsOf(receiver, options.Host, options.User, options.Password);
            return deadline.IsCancellationRequested ? new SendOutcome(SendResult.TryAgain, "no answer within 15 s") : SmtpOutcome.Of(error, secrets);
        }
    }

    private async Task SendAsync(MimeKit.MimeMessage mail, CancellationToken cancellation)
    {
        using var client = await SmtpRelay.ConnectAsync(options.Host!, options.Port, cancellation);
        if (options.User is not null)
            await client.AuthenticateAsync(options.User, options.Password!, cancellation);
        await client.SendAsync(mail, cancellation);
        // The relay has taken the message: the client lets nothing that goes wrong with saying goodbye pass on, so that it is not sent twice.
        await client.DisconnectAsync(quit: true, cancellation);
    }
}
