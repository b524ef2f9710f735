using System.Collections.Concurrent;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api.Http;

/// <summary>Keeps rendered responses for a second, and no longer than until this process commits something.</summary>
/// <param name="store">Counts the commits.</param>
/// <param name="time">The clock.</param>
internal sealed class ResponseCache(WatchStore store, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<(string Watch, string ContentType), Kept> _responses = new();

    /// <summary>The response that is kept; null when there is none, or none that still holds.</summary>
    /// <param name="watch">Name of the watch that it is about.</param>
    /// <param name="contentType">Tells the responses about a watch apart.</param>
    public CachedResponse? Find(string watch, string contentType) =>
        _responses.TryGetValue((watch, contentType), out var kept) && kept.Commits == store.Commits
            && time.GetElapsedTime(kept.MadeAt) < KeptFor
            ? kept.Response
            : null;

    /// <summary>Makes a response and keeps it.</summary>
    /// <param name="watch">Name of the watch that it is about.</param>
    /// <param name="contentType">Tells the responses about a watch apart.</param>
    /// <param name="make">Makes it; a failure is not kept.</param>
    public async Task<CachedResponse> MakeAsync(string watch, string contentType, Func<Task<CachedResponse>> make)
    {
        var (commits, at) = (store.Commits, time.GetTimestamp());
        var response = await make();
        _responses[(watch, contentType)] = new Kept(response, commits, at);
        return response;
    }

    private sealed record Kept(CachedResponse Response, long Commits, long MadeAt);
}
