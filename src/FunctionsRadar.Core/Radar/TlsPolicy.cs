using System.Net.Security;
using System.Security.Authentication;

namespace FunctionsRadar.Radar;

/// <summary>The TLS versions that our own connections offer. RFC 8996 retired older ones, which the system may offer.</summary>
internal static class TlsPolicy
{
    public const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    public static SslClientAuthenticationOptions CreateClientOptions() => new() { EnabledSslProtocols = Protocols };
}
