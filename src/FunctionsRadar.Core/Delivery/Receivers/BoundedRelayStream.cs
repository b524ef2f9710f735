using System.Net.Sockets;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A connection to a mail relay, read asynchronously, 256 KiB at most: the client keeps whole replies.</summary>
internal sealed class BoundedRelayStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private const int MaxBytes = 256 * 1024;
    private int _received;

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Count(await base.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await base.ReadAsync(buffer, cancellationToken));

    private int Count(int read) => (_received += read) <= MaxBytes ? read : throw new LimitException();

    public sealed class LimitException() : IOException("the relay sent more than 256 KiB");
}
