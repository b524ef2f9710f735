using System.Collections.Concurrent;

namespace FunctionsRadar.Tests.Support;

/// <summary>Webhooks on a loopback port, one for each path. Remembers what each received and how it was answered.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Post> _posts = new();
    private readonly LoopbackServer _server;
    private readonly TimeProvider _time;

    private WebhookServer(LoopbackServer server, TimeProvider time)
    {
        _server = server;
        _time = time;
        _server.Respond = RespondAsync;
    }

    /// <summary>How to respond; 200 until set.</summary>
    public Func<Post, Reply> Respond { get; set; } = _ => 200;

    /// <summary>Everything received, in order.</summary>
    public IReadOnlyList<Post> Posts => [.. _posts];

    /// <summary>Everything taken, as <c>receiver type</c>, in order.</summary>
    public IEnumerable<string> Taken => Posts.Where(post => post.IsAccepted).Select(post => $"{post.Receiver} {post.Type}");

    public static async Task<WebhookServer> StartAsync(TimeProvider time) => new(await LoopbackServer.StartAsync(), time);

    public string GetAddress(string receiver) => new Uri(_server.Address, receiver).AbsoluteUri;

    /// <summary>What one receiver took, in order, and each message once.</summary>
    public IEnumerable<string> TakenOnceBy(string receiver) =>
        Posts.Where(post => post.IsAccepted && post.Receiver == receiver).DistinctBy(post => post.Id).Select(post => post.Type);

    /// <summary>What one receiver took, in order.</summary>
    public IEnumerable<string> TakenBy(string receiver) =>
        Posts.Where(post => post.IsAccepted && post.Receiver == receiver).Select(post => post.Type);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var id = context.Request.Headers["webhook-id"].ToString();
        var request = _server.Requests.Last(request => request.Path == path && request.Headers["webhook-id"] == id);
        using var body = JsonDocument.Parse(request.Body);
        var type = body.RootElement.GetProperty("type").GetString()!.Split('.')[^1];
        var post = new Post(path[1..], id, type, _time.GetUtcNow(), request);
        var reply = Respond(post);
        _posts.Enqueue(post);
        if (reply.First is { } first)
            await first(context.RequestAborted);
        post.Status = reply.Status;
        if (reply.Status == 0)
            context.Abort();
        else
            context.Response.StatusCode = reply.Status;
        if (reply.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }
}
