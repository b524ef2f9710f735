using System.Collections.Concurrent;
using System.Net;

namespace FunctionsRadar.Tests.Support;

/// <summary>Sends requests, remembers them, and can lose responses.</summary>
public sealed class WatchedHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<string> _requests = new();
    private int _lost;

    /// <summary>Method and path of each request, with the size of its body in bytes.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The largest body sent so far, in bytes.</summary>
    public long LargestBody { get; private set; }

    /// <summary>Forgets the requests so far.</summary>
    public void Clear() => _requests.Clear();

    /// <summary>The next request that writes is performed, but 500 is answered.</summary>
    public void LoseNextResponse() => _lost = 1;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
            LargestBody = Math.Max(LargestBody, request.Content.Headers.ContentLength ?? 0);
        }
        _requests.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath}");
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Get || Interlocked.Exchange(ref _lost, 0) == 0)
            return response;
        response.Dispose();
        return new HttpResponseMessage(HttpStatusCode.InternalServerError)
        {
            RequestMessage = request,
            Content = new ByteArrayContent([]),
        };
    }
}
