using System.Net;
using System.Security.Cryptography;

namespace FunctionsRadar.Api.Http;

/// <summary>
/// Who may ask the standalone server. With a key: who has it. Without one the server is on loopback only, where the <c>Host</c>
/// must be a loopback name, and what a proxy passed on or a page of another site asked for is refused: no web page can reach it
/// through its visitor's browser.
/// </summary>
internal sealed class StandaloneAccess(ApiOptions options)
{
    private static readonly string[] ProxyHeaders =
        ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Via", "X-Real-IP"];

    public bool NeedsKey => options.Key is not null;

    /// <summary>Why a request is refused; null when it is not.</summary>
    public ProblemException? Refusal(HttpRequest request, ApiAccess access)
    {
        if (access == ApiAccess.Public && options.IsPublic)
            return null;
        var reason = (options.Key is null ? KeylessRefusal(request) : null) ?? OriginRefusal(request);
        if (reason is not null)
            return new ProblemException(StatusCodes.Status403Forbidden, reason);
        return access != ApiAccess.Key || options.Key is null || HasKey(request, options.Key)
            ? null
            : new ProblemException(
                StatusCodes.Status401Unauthorized, "A key is needed: give it as the header x-functions-key or as ?code=.");
    }

    public static bool IsLoopback(string host) =>
        host is "127.0.0.1" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string? KeylessRefusal(HttpRequest request)
    {
        var headers = request.Headers;
        if (!IsLoopback(request.Host.Host))
            return "The Host header is not a loopback name; without Api:Key only 127.0.0.1, [::1] and localhost are served.";
        if (Array.Exists(ProxyHeaders, headers.ContainsKey))
            return "The request came through a proxy; without Api:Key only this machine is served.";
        // Browsers send no Origin with a plain GET, such as that of an image in a page.
        return headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            ? "The request was made by a page of another site; without Api:Key only pages of this server are served."
            : null;
    }

    private static string? OriginRefusal(HttpRequest request) => request.Headers.Origin.Count == 0 || request.Headers.Origin.All(
        origin => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && new HostString(uri.Authority) == request.Host)
        ? null
        : "The Origin header names another site; requests by its pages are refused.";

    private static bool HasKey(HttpRequest request, string key)
    {
        var header = request.Headers["x-functions-key"].ToString();
        var given = header.Length > 0 ? header : request.Query["code"].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
    }
}
