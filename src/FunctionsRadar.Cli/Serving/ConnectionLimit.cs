using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FunctionsRadar.Cli.Serving;

/// <summary>
/// Leaves files and connections to checks and deliveries. At the limit a new connection takes the place of the one that has been
/// idle longest: connections that send nothing keep nobody out.
/// </summary>
internal sealed class ConnectionLimit(int max)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<ConnectionContext> _idle = new();
    private int _held;

    public void AddTo(KestrelServerOptions kestrel)
    {
        // More than are held, since those that are to be closed are there for a moment longer than those that take their place.
        kestrel.Limits.MaxConcurrentConnections = 2 * max;
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => HoldAsync(connection, next)));
    }

    public void AddTo(IApplicationBuilder app) => app.Use(RespondAsync);

    private async Task HoldAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var node = new LinkedListNode<ConnectionContext>(connection);
        connection.Items[this] = node;
        AddAndEvict(node)?.Abort(new ConnectionAbortedException("A new connection took its place."));
        try
        {
            await next(connection);
        }
        finally
        {
            lock (_lock)
            {
                RemoveIdle(node);
                _held--;
            }
        }
    }

    private Task RespondAsync(HttpContext context, RequestDelegate next)
    {
        var node = (LinkedListNode<ConnectionContext>)context.Features.Get<IConnectionItemsFeature>()!.Items[this]!;
        lock (_lock)
            RemoveIdle(node);
        // Only once the whole response is sent: closed before that, it would be cut off.
        context.Response.OnCompleted(() =>
        {
            lock (_lock)
                _idle.AddLast(node);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private ConnectionContext? AddAndEvict(LinkedListNode<ConnectionContext> added)
    {
        lock (_lock)
        {
            var longest = _held >= max ? _idle.First : null;
            if (longest is not null)
                _idle.Remove(longest);
            _idle.AddLast(added);
            _held++;
            return longest?.Value;
        }
    }

    // One that is being closed is not in the list any more.
    private void RemoveIdle(LinkedListNode<ConnectionContext> node)
    {
        if (node.List is not null)
            _idle.Remove(node);
    }
}
