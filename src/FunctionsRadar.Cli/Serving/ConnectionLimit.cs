using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace FunctionsRadar.Cli.Serving;

/// <summary>
/// Leaves files and connections to checks and deliveries. At the limit a new connection takes the place of the one that has been
/// idle longest: connections that send nothing keep nobody out.
/// </summary>
internal sealed class ConnectionLimit(int max)
{
    private readonly Lock _lock = new();
    // A node without a connection is that of one whose place was taken.
    private readonly LinkedList<ConnectionContext?> _idle = new();
    private int _held;

    public void AddTo(IWebHostBuilder host) => host
        .ConfigureServices(services => services.AddSingleton(this).AddSingleton<SocketTransportFactory>()
            .AddSingleton<IConnectionListenerFactory, LimitedSockets>())
        .ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(
            endpoint => endpoint.Use(next => connection => ReleaseAsync(connection, next))));

    public void AddTo(IApplicationBuilder app) => app.Use(RespondAsync);

    /// <summary>Makes room for a connection; false when none of those that are held is idle.</summary>
    public bool TryHold(ConnectionContext connection)
    {
        ConnectionContext? longest = null;
        lock (_lock)
        {
            if (_held < max)
                _held++;
            else if (_idle.First is { } node)
            {
                (longest, node.Value) = (node.Value, null);
                _idle.Remove(node);
            }
            else
                return false;
            connection.Items[this] = _idle.AddLast(connection);
        }
        longest?.Abort(new ConnectionAbortedException("A new connection took its place."));
        return true;
    }

    private async Task ReleaseAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            await next(connection);
        }
        finally
        {
            Release(FindNode(connection.Items));
        }
    }

    private Task RespondAsync(HttpContext context, RequestDelegate next)
    {
        var node = FindNode(context.Features.Get<IConnectionItemsFeature>()!.Items);
        lock (_lock)
            RemoveIdle(node);
        // Only once the whole response is sent: closed before that, it would be cut off.
        context.Response.OnCompleted(() =>
        {
            AddIdle(node);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private LinkedListNode<ConnectionContext?> FindNode(IDictionary<object, object?> items) =>
        (LinkedListNode<ConnectionContext?>)items[this]!;

    private void Release(LinkedListNode<ConnectionContext?> node)
    {
        lock (_lock)
        {
            if (node.Value is null)
                return;
            RemoveIdle(node);
            node.Value = null;
            _held--;
        }
    }

    private void AddIdle(LinkedListNode<ConnectionContext?> node)
    {
        lock (_lock)
        {
            if (node.Value is not null)
                _idle.AddLast(node);
        }
    }

    // One with a request is not in the list.
    private void RemoveIdle(LinkedListNode<ConnectionContext?> node)
    {
        if (node.List is not null)
            _idle.Remove(node);
    }
}
