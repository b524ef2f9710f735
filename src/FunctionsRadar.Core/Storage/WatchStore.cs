using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>
/// What each watch remembers, and the commit that changes it. Every method throws <see cref="StorageException"/> when the store
/// fails; whether a commit was written is then not known.
/// </summary>
internal sealed class WatchStore(ITable table, Random random)
{
    private const int InstallationIdLength = 8;

    /// <inheritdoc cref="StateRow.FindStateAsync"/>
    public Task<Versioned<WatchState>?> FindStateAsync(string watch, CancellationToken cancellation) =>
        table.FindStateAsync(watch, cancellation);

    /// <summary>The state of a watch, or a new one, without a tag, when it was never checked.</summary>
    public async Task<(WatchState State, string? Tag)> GetStateAsync(
        Watch watch, DateTimeOffset now, CancellationToken cancellation) =>
        await FindStateAsync(watch.Name, cancellation) is { } found
            ? (found.Value, found.Tag)
            : (WatchState.New(watch, await GetInstallationAsync(cancellation), now), null);

    /// <summary>
    /// Writes all of a commit or nothing. False when the state is no longer the one that the decision was made on: read it again,
    /// and decide again.
    /// </summary>
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
