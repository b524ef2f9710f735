using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>
/// Reads a history along behind a replay, so that an earlier snapshot is found without keeping those before it.
/// </summary>
/// <param name="snapshots">The history, oldest first.</param>
internal sealed class TrailingSnapshot(IAsyncEnumerator<Snapshot> snapshots) : IAsyncDisposable
{
    private Snapshot? _found;
    private Snapshot? _next;
    private bool _isStarted;

    /// <summary>The newest snapshot whose <c>lastUpdated</c> is not after a time; null when there is none.</summary>
    /// <param name="time">Not before that of the call before.</param>
    public async ValueTask<Snapshot?> AtOrBeforeAsync(DateTimeOffset time)
    {
        if (!_isStarted)
            await AdvanceAsync();
        while (_next is not null && _next.LastUpdated <= time)
        {
            _found = _next;
            await AdvanceAsync();
        }
        return _found;
    }

    public ValueTask DisposeAsync() => snapshots.DisposeAsync();

    private async ValueTask AdvanceAsync()
    {
        _isStarted = true;
        _next = await snapshots.MoveNextAsync() ? snapshots.Current : null;
    }
}
