using System.Net;
using System.Net.Sockets;

namespace FunctionsRadar.Tests.Support;

/// <summary>A server on a loopback port that sends some bytes as they are, whatever the client says, and closes.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly bool _waitsForRequest;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _accepting;

    /// <param name="waitsForRequest">True to send nothing before the client did.</param>
    public RawServer(bool waitsForRequest)
    {
        _waitsForRequest = waitsForRequest;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What to send.</summary>
    public byte[] Response { get; set; } = [];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                await RespondAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private async Task RespondAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var stream = connection.GetStream();
                if (_waitsForRequest)
                    _ = await stream.ReadAsync(new byte[64 * 1024]);
                await stream.WriteAsync(Response);
                connection.Client.Shutdown(SocketShutdown.Send);
                while (await stream.ReadAsync(new byte[64 * 1024]) > 0)
                    continue;
            }
            catch (Exception error) when (error is IOException or SocketException)
            {
            }
        }
    }
}
