using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>How a relay is to be spoken to.</summary>
internal static class SmtpRelay
{
    private const int ImplicitTlsPort = 465;

    /// <summary>A client for one message, connected.</summary>
    public static async Task<SmtpClient> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var client = MakeClient(host);
        try
        {
            await socket.ConnectAsync(host, port, cancellation);
            await client.ConnectAsync(new BoundedRelayStream(socket), host, port, SecurityOf(host, port), cancellation);
            return client;
        }
        catch
        {
            client.Dispose();
            socket.Dispose();
            throw;
        }
    }

    // STARTTLS, or TLS from the first byte on port 465; on this machine only if it is offered.
    private static SecureSocketOptions SecurityOf(string host, int port) => (IsLoopback(host), port) switch
    {
        (_, ImplicitTlsPort) => SecureSocketOptions.SslOnConnect,
        (true, _) => SecureSocketOptions.StartTlsWhenAvailable,
        _ => SecureSocketOptions.StartTls,
    };

    private static SmtpClient MakeClient(string host)
    {
        var client = new SmtpClient { SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        // A relay on this machine has no name that a certificate could prove, and nobody is in between.
        if (IsLoopback(host))
            client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        return client;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
