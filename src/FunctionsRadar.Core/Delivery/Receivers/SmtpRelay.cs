using System.Net;
using System.Net.Sockets;
using FunctionsRadar.Radar;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A connection to a relay for one message, which goes to those recipients that the relay takes.</summary>
internal sealed class SmtpRelay : SmtpClient
{
    private const int ImplicitTlsPort = 465;
    private readonly List<RefusedRecipient> _refused = [];

    private SmtpRelay(string host)
    {
        SslProtocols = TlsPolicy.Protocols;
        // A relay on this machine has no name that a certificate could prove, and nobody is in between.
        if (IsLoopback(host))
            ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
    }

    /// <summary>The recipients that the relay did not take.</summary>
    public IReadOnlyList<RefusedRecipient> Refused => _refused;

    /// <summary>Connects.</summary>
    public static async Task<SmtpRelay> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var relay = new SmtpRelay(host);
        try
        {
            await socket.ConnectAsync(host, port, cancellation);
            await relay.ConnectAsync(new BoundedRelayStream(socket), host, port, FindSecurity(host, port), cancellation);
            return relay;
        }
        catch
        {
            relay.Dispose();
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        _refused.Add(new RefusedRecipient(mailbox.Address, (int)response.StatusCode, response.Response));

    // STARTTLS, or TLS from the first byte on port 465; on this machine only if it is offered.
    private static SecureSocketOptions FindSecurity(string host, int port) => (IsLoopback(host), port) switch
    {
        (_, ImplicitTlsPort) => SecureSocketOptions.SslOnConnect,
        (true, _) => SecureSocketOptions.StartTlsWhenAvailable,
        _ => SecureSocketOptions.StartTls,
    };

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
