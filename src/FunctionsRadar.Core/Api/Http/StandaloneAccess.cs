using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.Http;

/// <summary>
/// Who may ask the standalone server. With a key: who has it. Without one the server is on loopback only, where the <c>Host</c>
/// must be a loopback name, and what a proxy passed on or a page of another site asked for is refused: no web page can reach it
/// through its visitor's browser.
/// </summary>
/// <param name="options">Holds the key.</param>
internal sealed class StandaloneAccess(ApiOptions options)
{
    private static readonly string[] ProxyHeaders =
        ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Via", "X-Real-IP"];

    // Nearly every request names the same host, which need not be looked at again.
    private string _lastLoopback = "127.0.0.1";

    /// <summary>True when a key is asked for.</summary>
    public bool NeedsKey => options.Key is not null;

    /// <summary>Why a request is refused; null when it is not.</summary>
    public ProblemException? Refusal(HttpRequest request, ApiAccess access)
    {
        if (access == ApiAccess.Public && options.IsPublic)
            return null;
        if (options.Key is null && KeylessRefusal(request) is { } reason)
            return new ProblemException(StatusCodes.Status403Forbidden, reason);
        if (HasForeignOrigin(request))
            return new ProblemException(
                StatusCodes.Status403Forbidden, "The Origin header names another site; requests by its pages are refused.");
        if (access != ApiAccess.Key || options.Key is null || HasKey(request))
            return null;
        return new ProblemException(
            StatusCodes.Status401Unauthorized, "A key is needed: give it as the header x-functions-key or as ?code=.");
    }

    /// <summary>True when the name or address stands for this machine alone.</summary>
    public static bool IsLoopback(string host) =>
        host is "127.0.0.1" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private string? KeylessRefusal(HttpRequest request)
    {
        var headers = request.Headers;
        if (!IsForLoopback(request.Host))
            return "The Host header is not a loopback name; without Api:Key only 127.0.0.1, [::1] and localhost are served.";
        if (Array.Exists(ProxyHeaders, headers.ContainsKey))
            return "The request came through a proxy; without Api:Key only this machine is served.";
        // Browsers send no Origin with a plain GET, such as that of a picture in a page.
        return headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            ? "The request was made by a page of another site; without Api:Key only pages of this server are served."
            : null;
    }

    private bool IsForLoopback(HostString host)
    {
        if (host.Value == _lastLoopback)
            return true;
        var isLoopback = IsLoopback(host.Host);
        if (isLoopback)
            _lastLoopback = host.Value!;
        return isLoopback;
    }

    private static bool HasForeignOrigin(HttpRequest request) =>
        request.Headers.Origin.Count > 0 && request.Headers.Origin.Any(
            origin => !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && new HostString(uri.Authority) == request.Host));

    private bool HasKey(HttpRequest request)
    {
        var header = request.Headers["x-functions-key"].ToString();
        var given = header.Length > 0 ? header : request.Query["code"].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(options.Key!));
    }
}
