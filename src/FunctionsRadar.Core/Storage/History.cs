using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>The snapshots and transitions of each watch, newest first.</summary>
/// <param name="table">Where they are kept.</param>
/// <param name="random">Makes ids of writes; safe for use by several threads, and not seeded alike in two processes.</param>
public sealed class History(IRadarTable table, Random random)
{
    private const int MostTries = 10;
    private const int MostDeleted = 5_000;

    /// <summary>The newest snapshot whose <c>lastUpdated</c> is not after a time, by one query of one row; null when there is none.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<SnapshotPoint?> FindBaselineAsync(string watch, DateTimeOffset atOrBefore, CancellationToken cancellation)
    {
        var from = RowKeys.NotAfter(RowKeys.Snapshots, atOrBefore);
        var rows = await table.QueryAsync(watch, from, RowKeys.EndOf(RowKeys.Snapshots), 1, cancellation);
        return rows is [var row] ? HistoryRows.ReadSnapshot(row).Point : null;
    }

    /// <summary>Snapshots by <c>lastUpdated</c>.</summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="from">The oldest wanted; null for all.</param>
    /// <param name="to">The newest wanted; null for all.</param>
    /// <param name="limit">How many at most; 1 to 1,000.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CursorException"><paramref name="after"/> is not a cursor of this list.</exception>
    /// <exception cref="StorageException">The store failed.</exception>
    public Task<Page<Snapshot>> ListSnapshotsAsync(
        string watch, DateTimeOffset? from, DateTimeOffset? to, int limit, string? after, CancellationToken cancellation) =>
        Snapshots(watch, from, to).ReadAsync(table, HistoryRows.ReadSnapshot, limit, after, cancellation);

    /// <summary>Snapshots by <c>lastUpdated</c>, oldest first, read a page at a time as they are asked for.</summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="from">The oldest wanted; null for all.</param>
    /// <param name="to">The newest wanted; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StorageException">The store failed.</exception>
    public IAsyncEnumerable<Snapshot> ReadSnapshotsAsync(
        string watch, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        var rows = Snapshots(watch, from, to);
        return table.ReadBackwardAsync(watch, rows.From, rows.Before, cancellation).Select(HistoryRows.ReadSnapshot);
    }

    /// <summary>Transitions by the time of their check.</summary>
    /// <inheritdoc cref="ListSnapshotsAsync" path="/param|/exception"/>
    public Task<Page<Transition>> ListTransitionsAsync(string watch, int limit, string? after, CancellationToken cancellation) =>
        RowList.Of(watch, RowKeys.Transitions).ReadAsync(table, HistoryRows.ReadTransition, limit, after, cancellation);

    /// <summary>
    /// Adds the snapshots that are not there yet, in any order, and lets the state know of an older <see cref="WatchState.Oldest"/>. Doing it again changes nothing.
    /// </summary>
    /// <exception cref="StorageException">The store failed; some may have been added.</exception>
    public async Task AddSnapshotsAsync(string watch, IReadOnlyList<Snapshot> snapshots, CancellationToken cancellation)
    {
        if (snapshots.Count == 0)
            return;
        var rows = snapshots.DistinctBy(snapshot => snapshot.LastUpdated).OrderByDescending(snapshot => snapshot.LastUpdated)
            .Select(snapshot => HistoryRows.Write(snapshot, RowChangeKind.Insert));
        foreach (var batch in RowBatch.Split(rows))
            await InsertMissingAsync(watch, batch, cancellation);
        await LowerOldestAsync(watch, snapshots.MinBy(snapshot => snapshot.LastUpdated)!.Point, cancellation);
    }

    /// <summary>
    /// Deletes what is past its retention, at most 5,000 rows a call; answers how many. Less than that when somebody else does the same.
    /// </summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="snapshotsBefore">Older snapshots and transitions go.</param>
    /// <param name="receiptsBefore">Older receipts go.</param>
    /// <param name="cancellation">Ends the deleting.</param>
    /// <exception cref="StorageException">The store failed; some may have been deleted.</exception>
    public async Task<int> DeleteExpiredAsync(
        string watch, DateTimeOffset snapshotsBefore, DateTimeOffset receiptsBefore, CancellationToken cancellation)
    {
        var deleted = await DeleteBeforeAsync(watch, RowKeys.Snapshots, snapshotsBefore, MostDeleted, cancellation);
        deleted += await DeleteBeforeAsync(watch, RowKeys.Transitions, snapshotsBefore, MostDeleted - deleted, cancellation);
        return deleted + await DeleteBeforeAsync(watch, RowKeys.Receipts, receiptsBefore, MostDeleted - deleted, cancellation);
    }

    private static RowList Snapshots(string watch, DateTimeOffset? from, DateTimeOffset? to) => new(
        watch, RowKeys.Snapshots,
        to is { } newest ? RowKeys.NotAfter(RowKeys.Snapshots, newest) : RowKeys.Snapshots,
        from is { } oldest ? RowKeys.Before(RowKeys.Snapshots, oldest) : RowKeys.EndOf(RowKeys.Snapshots));

    // Without asking first, since a history is mostly filled where there is none.
    private async Task InsertMissingAsync(string watch, IReadOnlyList<RowChange> rows, CancellationToken cancellation)
    {
        for (var tries = 0; rows.Count > 0; tries++)
        {
            if (tries == MostTries)
                throw new StorageException($"Snapshots of {watch} could not be added: others were added {MostTries} times meanwhile.");
            if (await table.ApplyAsync(watch, rows, cancellation))
                return;
            var there = table.ReadPagesAsync(watch, rows[0].Key, RowKeys.After(rows[^1].Key), cancellation).SelectMany(page => page).Select(row => row.Key);
            var keys = await there.ToHashSetAsync(StringComparer.Ordinal, cancellation);
            rows = [.. rows.Where(row => !keys.Contains(row.Key))];
        }
    }

    private async Task LowerOldestAsync(string watch, SnapshotPoint oldest, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await table.FindAsync(watch, RowKeys.State, cancellation) is not { } row)
                return;
            var state = StateRow.Read(row);
            if (state.Value.Oldest?.LastUpdated <= oldest.LastUpdated || oldest.LastUpdated <= state.Value.ComparableAfter)
                return;
            var lowered = StateRow.Write(state.Value with { Oldest = oldest }, state.Tag, WriteId.Make(random));
            if (await table.ApplyAsync(watch, [lowered], cancellation))
                return;
        }
        throw new StorageException($"The oldest snapshot of {watch} could not be noted: the state of the watch changed {MostTries} times meanwhile.");
    }

    private async Task<int> DeleteBeforeAsync(string watch, string prefix, DateTimeOffset time, int most, CancellationToken cancellation)
    {
        var deleted = 0;
        while (deleted < most)
        {
            var rows = await table.QueryAsync(watch, RowKeys.Before(prefix, time), RowKeys.EndOf(prefix), Math.Min(most - deleted, RowBatch.MostRows), cancellation);
            if (rows.Count == 0 || !await table.ApplyAsync(watch, [.. rows.Select(row => new RowChange(RowChangeKind.Delete, row.Key))], cancellation))
                break;
            deleted += rows.Count;
        }
        return deleted;
    }
}
