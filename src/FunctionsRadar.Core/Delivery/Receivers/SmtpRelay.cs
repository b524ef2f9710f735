using System.Net;
using System.Net.Sockets;
using FunctionsRadar.Radar;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A connection to a relay for one message, which goes to those recipients that the relay takes.</summary>
internal sealed class SmtpRelay(string host) : SmtpClient
{
    private const int ImplicitTlsPort = 465;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly List<Refusal> _refused = [];

    public IReadOnlyList<Refusal> Refused => _refused;

    /// <summary>Connects by STARTTLS, or TLS from the first byte on port 465; on this machine only if it is offered.</summary>
    public async Task OpenAsync(int port, CancellationToken cancellation)
    {
        var isLoopback = host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        SslProtocols = TlsPolicy.Protocols;
        // A relay on this machine has no name that a certificate could prove, and nobody is in between.
        if (isLoopback)
            ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        var security = port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect
            : isLoopback ? SecureSocketOptions.StartTlsWhenAvailable
            : SecureSocketOptions.StartTls;
        await _socket.ConnectAsync(host, port, cancellation);
        await ConnectAsync(new BoundedRelayStream(_socket), host, port, security, cancellation);
    }

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        _refused.Add(new Refusal(mailbox.Address, (int)response.StatusCode, response.Response));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The finalizer comes here too, and there is no socket where none could be made.
        if (disposing)
            _socket.Dispose();
    }

    /// <summary>A recipient that the relay did not take, with its reply, whose text is not to be shown unmasked.</summary>
    public sealed record Refusal(string Address, int Code, string Text);
}
