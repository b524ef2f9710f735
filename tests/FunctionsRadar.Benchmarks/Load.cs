using System.Net.Sockets;

namespace FunctionsRadar.Benchmarks;

/// <summary>
/// Asks for one address over some connections, with several requests under way on each, at next to no cost of its own.
/// </summary>
/// <param name="Connections">How many connections.</param>
/// <param name="Pipelined">Requests under way on each of them.</param>
internal sealed record Load(int Connections, int Pipelined)
{
    /// <summary>As much as the server can do.</summary>
    public static readonly Load Full = new(4, 16);

    /// <summary>One request after the other, for what waits on something that does one thing at a time.</summary>
    public static readonly Load OneAtATime = new(1, 1);

    /// <summary>Requests a second. All responses have to be of one length.</summary>
    public async Task<double> MeasureAsync(Uri address, TimeSpan length)
    {
        var start = TimeProvider.System.GetTimestamp();
        var counts = await Task.WhenAll(
            Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(address, start, length))));
        return counts.Sum() / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<long> AskAsync(Uri address, long start, TimeSpan length)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        var request = $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n";
        var bytes = await ReadLengthAsync(stream, request);
        var requests = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(request, Pipelined)));
        var responses = new byte[bytes * Pipelined];
        var count = 0L;
        while (TimeProvider.System.GetElapsedTime(start) < length)
        {
            await stream.WriteAsync(requests);
            await stream.ReadExactlyAsync(responses);
            count += Pipelined;
        }
        return responses.AsSpan().StartsWith("HTTP/1.1 200 "u8)
            ? count
            : throw new InvalidOperationException($"{address} does not answer with 200.");
    }

    // What follows the first response is its end: nothing more is sent until something more is asked.
    private static async Task<int> ReadLengthAsync(NetworkStream stream, string request)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var buffer = new byte[1 << 20];
        var read = 0;
        while (true)
        {
            read += await stream.ReadAsync(buffer.AsMemory(read));
            var text = Encoding.Latin1.GetString(buffer, 0, read);
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var head and >= 0 && IsWhole(text, head + 4))
                return read;
        }
    }

    private static bool IsWhole(string text, int body) =>
        text[..body].Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)) is { } header
            ? text.Length == body + int.Parse(header.Split(": ")[1], CultureInfo.InvariantCulture)
            : text.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
}
