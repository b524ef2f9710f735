using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Reads a history along behind a replay, so that earlier snapshots are found without keeping all of them.</summary>
internal sealed class TrailingSnapshot(IAsyncEnumerator<Snapshot> oldestFirst) : IAsyncDisposable
{
    private Snapshot? _found;
    private Snapshot? _next;
    private bool _isAtEnd;

    /// <summary>The newest snapshot that is not after a time; null for none. Times must not go back from call to call.</summary>
    public async ValueTask<Snapshot?> AtOrBeforeAsync(DateTimeOffset time)
    {
        while (!_isAtEnd && (_next is null || _next.LastUpdated <= time))
        {
            _found = _next;
            _isAtEnd = !await oldestFirst.MoveNextAsync();
            _next = _isAtEnd ? null : oldestFirst.Current;
        }
        return _found;
    }

    public ValueTask DisposeAsync() => oldestFirst.DisposeAsync();
}
