using System.Net;
using FunctionsRadar.Formatting;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.Http;

/// <summary>Who made a request, as far as it is known.</summary>
public static class Requester
{
    private const string KeyNameClaim = "http://schemas.microsoft.com/2017/07/functions/claims/keyid";
    private const int MaxLength = 100;

    /// <summary>
    /// The name of the function key, where the platform tells it; else the address of the client, and of the one that a proxy
    /// names.
    /// </summary>
    public static string FindName(HttpContext context)
    {
        if (context.User.FindFirst(KeyNameClaim)?.Value is { Length: > 0 } key)
            return OneLine.From($"key {key}", MaxLength);
        var address = Unmapped(context.Connection.RemoteIpAddress)?.ToString() ?? "unknown";
        return context.Request.Headers["X-Forwarded-For"].ToString() is { Length: > 0 } client
            ? OneLine.From($"{address} for {client}", MaxLength)
            : address;
    }

    private static IPAddress? Unmapped(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
