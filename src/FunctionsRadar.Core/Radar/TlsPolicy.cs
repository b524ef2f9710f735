using System.Net.Security;
using System.Security.Authentication;

namespace FunctionsRadar.Radar;

/// <summary>The TLS versions that our own connections offer.</summary>
internal static class TlsPolicy
{
    /// <summary>TLS 1.2 and 1.3 only: RFC 8996 retired the older ones, which the system's default may still offer.</summary>
    public const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>New options for the connections of an HTTP client.</summary>
    public static SslClientAuthenticationOptions CreateClientOptions() => new() { EnabledSslProtocols = Protocols };
}
