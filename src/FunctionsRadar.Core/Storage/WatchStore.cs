using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>What each watch remembers, and the commit that changes it.</summary>
/// <param name="table">Where it is kept.</param>
/// <param name="random">Makes ids of writes and of the installation; safe for use by several threads, and not seeded alike in two
/// processes.</param>
internal sealed class WatchStore(ITable table, Random random)
{
    private const int InstallationIdLength = 8;
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    /// <summary>The state of a watch, by one point read; null when it was never checked.</summary>
    /// <exception cref="StorageException">The store failed, or the state is of another layout.</exception>
    public async Task<Versioned<WatchState>?> FindStateAsync(string watch, CancellationToken cancellation) =>
        await table.FindAsync(watch, RowKeys.State, cancellation) is { } row ? StateRow.Read(watch, row) : null;

    /// <summary>The state of a watch, or a new one, without a tag, when it was never checked.</summary>
    /// <inheritdoc cref="FindStateAsync" path="/exception"/>
    public async Task<(WatchState State, string? Tag)> GetStateAsync(
        Watch watch, DateTimeOffset now, CancellationToken cancellation) =>
        await FindStateAsync(watch.Name, cancellation) is { } found
            ? (found.Value, found.Tag)
            : (WatchState.New(watch, await GetInstallationAsync(cancellation), now), null);

    /// <summary>
    /// Writes all of a commit or nothing, in one transaction. False when the state is no longer the one that the decision was
    /// made on: read it again, and decide again.
    /// </summary>
    /// <exception cref="StorageException">The store failed; whether anything was written is not known.</exception>
    public async Task<bool> CommitAsync(WatchCommit commit, CancellationToken cancellation)
    {
        var watch = commit.State.Watch;
        if (commit.Tag is null)
            await table.ApplyAsync(RowKeys.Watches, [new RowChange(RowChangeKind.Upsert, watch, Nothing)], cancellation);
        var writeId = WriteId.Make(random);
        if (await table.ApplyAsync(watch, [.. ListChanges(commit, writeId)], cancellation))
            return true;
        var row = await table.FindAsync(watch, RowKeys.State, cancellation);
        return row.WasWrittenBy(writeId);
    }

    /// <summary>Names of all watches ever checked, in order.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<IReadOnlyList<string>> ListWatchesAsync(CancellationToken cancellation) =>
        await table.ReadAllAsync(RowKeys.Watches, "", cancellation).Select(row => row.Key)
            .Where(key => key != RowKeys.Installation).ToListAsync(cancellation);

    // Whoever comes first makes it; the others find it.
    private async Task<string> GetInstallationAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (await table.FindAsync(RowKeys.Watches, RowKeys.Installation, cancellation) is { } row)
                return row.Values["id"];
            var id = string.Concat(
                Enumerable.Range(0, InstallationIdLength).Select(_ => (char)('a' + random.Next('z' - 'a' + 1))));
            var made = new RowChange(RowChangeKind.Insert, RowKeys.Installation, RowJson.Start().Add("id", id).Values);
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
