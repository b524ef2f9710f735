using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.Http;

/// <summary>Headers that every response has, unless its route sets others.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// Pages of other sites cannot load the response, browsers do not guess its type, and nobody keeps it.
    /// </summary>
    public static void SetDefaults(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
