using System.Buffers.Binary;

namespace FunctionsRadar.Tests.Support;

/// <summary>The first message of a TLS client.</summary>
public static class ClientHello
{
    private const ushort SupportedVersions = 43;
    private const int RecordHeader = 5;
    private const int VersionAndRandom = 4 + 2 + 32;

    /// <summary>Reads it, and returns the versions that it offers: 0x0301 is TLS 1.0, 0x0304 is TLS 1.3.</summary>
    public static async Task<IReadOnlyList<int>> ReadVersionsAsync(Stream stream)
    {
        var header = new byte[RecordHeader];
        await stream.ReadExactlyAsync(header);
        var hello = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3))];
        await stream.ReadExactlyAsync(hello);
        return VersionsIn(hello);
    }

    private static int[] VersionsIn(ReadOnlySpan<byte> hello)
    {
        var rest = hello[VersionAndRandom..];
        rest = rest[(1 + rest[0])..];
        rest = rest[(2 + BinaryPrimitives.ReadUInt16BigEndian(rest))..];
        rest = rest[(1 + rest[0])..][2..];
        while (BinaryPrimitives.ReadUInt16BigEndian(rest) != SupportedVersions)
            rest = rest[(4 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]))..];
        var versions = new int[rest[4] / 2];
        for (var i = 0; i < versions.Length; i++)
            versions[i] = BinaryPrimitives.ReadUInt16BigEndian(rest[(5 + (2 * i))..]);
        return versions;
    }
}
