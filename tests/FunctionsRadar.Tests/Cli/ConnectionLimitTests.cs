using System.Net;
using System.Net.Sockets;
using FunctionsRadar.Cli.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;

namespace FunctionsRadar.Tests.Cli;

/// <summary>A server that holds eight connections, and clients that open many more.</summary>
public sealed class ConnectionLimitTests : IAsyncLifetime
{
    private const int Max = 8;

    private readonly TaskCompletionSource _started = new();
    private readonly TaskCompletionSource _released = new();
    private readonly List<Socket> _sockets = [];
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    private Uri Address => new(_app.Urls.First());

    public async ValueTask InitializeAsync()
    {
        var limit = new ConnectionLimit(Max);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // As serve says where to listen.
        limit.AddTo(builder.WebHost.UseUrls("http://127.0.0.1:0"));
        _app = builder.Build();
        limit.AddTo(_app);
        _app.MapGet("/", () => "here");
        _app.MapGet("/slow", async () =>
        {
            _started.SetResult();
            await _released.Task;
            return "done";
        });
        await _app.StartAsync();
    }

    [Fact]
    public async Task Connections_that_send_nothing_keep_nobody_out_and_the_longest_idle_are_closed()
    {
        for (var count = 0; count < 5 * Max; count++)
        {
            await OpenAsync();
            Assert.Equal("here", await AskAsync());
        }
        Assert.All(_sockets.TakeLast(Max / 2), socket => Assert.False(socket.Poll(0, SelectMode.SelectRead)));
        foreach (var socket in _sockets.SkipLast(Max))
            Assert.Equal(0, await ReadAsync(socket));
    }

    [Fact]
    public async Task A_connection_with_a_request_is_not_closed_for_new_ones()
    {
        var slow = _client.GetStringAsync(new Uri(Address, "slow"));
        await _started.Task;
        for (var count = 0; count < 3 * Max; count++)
        {
            await OpenAsync();
            await AskAsync();
        }
        // The oldest of them is closed, so the request that came before it has been passed over.
        Assert.Equal(0, await ReadAsync(_sockets[0]));
        _released.SetResult();
        Assert.Equal("done", await slow);
    }

    [Fact]
    public void Connections_are_counted_before_the_server_comes_to_them()
    {
        var limit = new ConnectionLimit(Max);
        Waiting[] connections = [.. Enumerable.Range(0, 3 * Max).Select(_ => new Waiting())];
        Assert.All(connections, connection => Assert.True(limit.TryHold(connection)));
        Assert.All(connections.SkipLast(Max), connection => Assert.True(connection.IsAborted));
        Assert.All(connections.TakeLast(Max), connection => Assert.False(connection.IsAborted));
    }

    [Theory]
    [InlineData("Max open files            1024                 524288               files", 256)]
    [InlineData("Max open files            20                   20                   files", 16)]
    [InlineData("Max open files            1048576              1048576              files", 1_000)]
    [InlineData("Max open files            unlimited            unlimited            files", 1_000)]
    [InlineData("Max processes             100                  100                  processes", 1_000)]
    public void Clients_may_hold_a_quarter_of_the_files_that_the_system_allows(string limits, int expected) =>
        Assert.Equal(expected, OpenFiles.ForClients(["Limit            Soft Limit         Hard Limit         Units", limits]));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task OpenAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
        _sockets.Add(socket);
    }

    // On a connection of its own.
    private async Task<string> AskAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { ConnectionClose = true } };
        using var response = await _client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<int> ReadAsync(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[1]);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private sealed class Waiting : DefaultConnectionContext
    {
        public bool IsAborted { get; private set; }

        public override void Abort(ConnectionAbortedException abortReason) => IsAborted = true;
    }
}
