using System.Collections.Concurrent;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api;

/// <summary>Keeps rendered answers for a second, and no longer than until this process commits something.</summary>
/// <param name="store">Counts the commits.</param>
/// <param name="time">The clock.</param>
public sealed class AnswerCache(WatchStore store, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<(string Watch, string ContentType), Kept> _answers = new();

    /// <summary>The answer that is kept; null when there is none, or none that still holds.</summary>
    /// <param name="watch">Name of the watch that it is about.</param>
    /// <param name="contentType">Tells the answers about a watch apart.</param>
    public CachedAnswer? Find(string watch, string contentType) =>
        _answers.TryGetValue((watch, contentType), out var kept) && kept.Commits == store.Commits
            && time.GetElapsedTime(kept.MadeAt) < KeptFor
            ? kept.Answer
            : null;

    /// <summary>Makes an answer and keeps it.</summary>
    /// <param name="watch">Name of the watch that it is about.</param>
    /// <param name="contentType">Tells the answers about a watch apart.</param>
    /// <param name="make">Makes it; a failure is not kept.</param>
    public async Task<CachedAnswer> MakeAsync(string watch, string contentType, Func<Task<CachedAnswer>> make)
    {
        var (commits, at) = (store.Commits, time.GetTimestamp());
        var answer = await make();
        _answers[(watch, contentType)] = new Kept(answer, commits, at);
        return answer;
    }

    private sealed record Kept(CachedAnswer Answer, long Commits, long MadeAt);
}
