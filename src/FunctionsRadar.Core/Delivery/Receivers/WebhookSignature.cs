using System.Security.Cryptography;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Signatures of Standard Webhooks 1.0.</summary>
internal static class WebhookSignature
{
    /// <summary>What <see cref="IsSecret"/> accepts.</summary>
    public const string Accepted = "whsec_ followed by base64 of 24 to 64 bytes";

    private const string Prefix = "whsec_";

    public static bool IsSecret(string text) => TryDecode(text) is not null;

    /// <summary>The <c>webhook-signature</c> header, one for each secret: a receiver knows either during a rotation.</summary>
    public static string Sign(IEnumerable<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var signatures = secrets.Select(secret => Convert.ToBase64String(HMACSHA256.HashData(TryDecode(secret)!, content)));
        return string.Join(' ', signatures.Select(signature => $"v1,{signature}"));
    }

    private static byte[]? TryDecode(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var buffer = new byte[96];
        var isBase64 = Convert.TryFromBase64String(text[Prefix.Length..], buffer, out var length);
        return isBase64 && length is >= 24 and <= 64 ? buffer[..length] : null;
    }
}
