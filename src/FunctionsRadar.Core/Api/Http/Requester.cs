using System.Net;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Api.Http;

internal static class Requester
{
    private const string KeyNameClaim = "http://schemas.microsoft.com/2017/07/functions/claims/keyid";
    private const int MaxLength = 100;

    /// <summary>The function key's name where the platform tells it, else the client's address and what a proxy names.</summary>
    public static string FindName(HttpContext context)
    {
        if (context.User.FindFirst(KeyNameClaim)?.Value is { Length: > 0 } key)
            return OneLine.From($"key {key}", MaxLength);
        var address = Unmapped(context.Connection.RemoteIpAddress)?.ToString() ?? "unknown";
        // A proxy appends the address that it saw, some with the port; what stands before it is only what the client claims.
        var last = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return IPEndPoint.TryParse(last, out var client) ? $"{address} for {Unmapped(client.Address)}" : address;
    }

    private static IPAddress? Unmapped(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
