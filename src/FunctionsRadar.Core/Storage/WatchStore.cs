using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>What each watch remembers, and the commit that changes it.</summary>
/// <exception cref="StorageException">From every method: the store failed; a commit may have been written.</exception>
internal sealed class WatchStore(ITable table, Random random)
{
    private const int InstallationIdLength = 8;

    /// <summary>One point read; null when the watch was never checked.</summary>
    public Task<Versioned<WatchState>?> FindStateAsync(string watch, CancellationToken cancellation) =>
        table.FindStateAsync(watch, cancellation);

    /// <summary>A new one, without a tag, when the watch was never checked.</summary>
    public async Task<(WatchState State, string? Tag)> GetStateAsync(
        Watch watch, DateTimeOffset now, CancellationToken cancellation) =>
        await FindStateAsync(watch.Name, cancellation) is { } found
            ? (found.Value, found.Tag)
            : (WatchState.New(watch, await GetInstallationAsync(cancellation), now), null);

    /// <summary>All or nothing. False when the state is not the one that it was decided on: read and decide again.</summary>
    public async Task<bool> CommitAsync(WatchCommit commit, CancellationToken cancellation)
    {
        var watch = commit.State.Watch;
        if (commit.Tag is null)
        {
            var name = new RowChange(RowChangeKind.Upsert, watch, ImmutableDictionary<string, string>.Empty);
            await table.ApplyAsync(RowKeys.Watches, [name], cancellation);
        }
        var writeId = WriteId.Make(random);
        return await table.ApplyAsync(watch, [.. ListChanges(commit, writeId)], RowKeys.State, writeId, cancellation);
    }

    /// <summary>Names of all watches ever checked, in order.</summary>
    public async Task<IReadOnlyList<string>> ListWatchesAsync(CancellationToken cancellation) =>
        await table.ReadAsync(new RowRange(RowKeys.Watches, ""), cancellation).Select(row => row.Key)
            .Where(key => key != RowKeys.Installation).ToListAsync(cancellation);

    // Whoever comes first makes it; the others find it.
    private async Task<string> GetInstallationAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (await table.FindAsync(RowKeys.Watches, RowKeys.Installation, cancellation) is { } row)
                return row.Values["id"];
            var id = string.Concat(Enumerable.Range(0, InstallationIdLength).Select(_ => (char)random.Next('a', 'z' + 1)));
            var made = new RowChange(RowChangeKind.Insert, RowKeys.Installation, new RowTexts().Add("id", id).Values);
            await table.ApplyAsync(RowKeys.Watches, [made], cancellation);
        }
    }

    private static IEnumerable<RowChange> ListChanges(WatchCommit commit, string writeId)
    {
        yield return StateRow.Write(commit.State, commit.Tag, writeId);
        if (commit.Snapshot is not null)
            yield return HistoryRows.Write(commit.Snapshot, RowChangeKind.Upsert);
        foreach (var transition in commit.Transitions)
            yield return HistoryRows.Write(transition);
        if (commit.Command is not null)
            yield return HistoryRows.Write(commit.Command);
        foreach (var delivery in commit.Deliveries)
            yield return DeliveryRow.Write(RowChangeKind.Upsert, delivery, writeId);
    }
}
