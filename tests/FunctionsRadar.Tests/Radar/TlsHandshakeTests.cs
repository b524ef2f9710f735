using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FunctionsRadar.Tests.Radar;

/// <summary>Reads the handshake's first message, which names the TLS versions that a client offers (RFC 8446, 4.2.1).</summary>
public class TlsHandshakeTests
{
    private const int SupportedVersions = 43;

    [Fact]
    public async Task Only_TLS_1_2_and_1_3_are_offered_to_Radar()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/client/v4";
        await using var fixture = await RadarFixture.StartAsync(options => options with { BaseUrl = new Uri(address) });
        using var cancellation = new CancellationTokenSource();
        var request = fixture.Client.GetSummaryAsync(RadarFixture.SevenDays, cancellation.Token);

        var offered = await ReadOfferedVersionsAsync(listener);

        Assert.Equal(new ushort[] { 0x0303, 0x0304 }, offered.Order());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    private static async Task<ushort[]> ReadOfferedVersionsAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var header = new byte[5];
        await client.GetStream().ReadExactlyAsync(header);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3))];
        await client.GetStream().ReadExactlyAsync(message);
        return ParseVersions(FindExtension(message, SupportedVersions));
    }

    // A list of one length byte, and two bytes a version.
    private static ushort[] ParseVersions(ReadOnlySpan<byte> extension)
    {
        var versions = new ushort[extension[0] / 2];
        for (var i = 0; i < versions.Length; i++)
            versions[i] = BinaryPrimitives.ReadUInt16BigEndian(extension[(1 + (2 * i))..]);
        return versions;
    }

    private static ReadOnlySpan<byte> FindExtension(ReadOnlySpan<byte> hello, int wanted)
    {
        // Type and length, version, random; then session id, cipher suites and compression methods, each with its length.
        var rest = hello[(4 + 2 + 32)..];
        rest = rest[(1 + rest[0])..];
        rest = rest[(2 + BinaryPrimitives.ReadUInt16BigEndian(rest))..];
        rest = rest[(1 + rest[0])..];
        for (rest = rest[2..]; rest.Length >= 4;)
        {
            var (type, length) = (BinaryPrimitives.ReadUInt16BigEndian(rest), BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            if (type == wanted)
                return rest.Slice(4, length);
            rest = rest[(4 + length)..];
        }
        throw new InvalidOperationException($"The message has no extension {wanted}.");
    }
}
