using System.Security.Cryptography;

namespace FunctionsRadar.Api.Public;

/// <summary>Ids of feeds and entries that never change: a UUID (RFC 9562, version 8) of an id of ours, as a URN.</summary>
internal static class FeedId
{
    private const string Scope = "FunctionsRadar/feed/";

    public static string Create(string id)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(Scope + id)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }
}
