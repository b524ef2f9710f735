using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>The snapshots and transitions of each watch, newest first.</summary>
/// <param name="table">Where they are kept.</param>
/// <param name="unreadable">Takes note of rows that cannot be read.</param>
/// <param name="random">Makes ids of writes; safe for use by several threads, and not seeded alike in two processes.</param>
internal sealed class HistoryStore(ITable table, UnreadableRows unreadable, Random random)
{
    private const int MaxTries = 10;
    private const int MaxDeletions = 5_000;

    /// <summary>
    /// The newest snapshot of a query whose <c>lastUpdated</c> is not after a time; null when there is none. It takes one query
    /// of one row, or more where snapshots of another query lie in between.
    /// </summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="queryFingerprint">The query.</param>
    /// <param name="atOrBefore">The time.</param>
    /// <param name="oldest">Nothing before this is of that query.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<SnapshotPoint?> FindBaselineAsync(
        string watch, string queryFingerprint, DateTimeOffset atOrBefore, DateTimeOffset oldest, CancellationToken cancellation)
    {
        var from = RowKeys.NotAfter(RowKeys.Snapshots, atOrBefore);
        var before = RowKeys.Before(RowKeys.Snapshots, oldest);
        for (var limit = 1; string.CompareOrdinal(from, before) < 0; limit = RowPaging.MaxPage)
        {
            var rows = await table.QueryAsync(watch, from, before, limit, cancellation);
            var found = rows.Select(row => ReadSnapshot(row, queryFingerprint)).FirstOrDefault(snapshot => snapshot is not null);
            if (found is not null || rows.Count < limit)
                return found?.Point;
            from = RowKeys.After(rows[^1].Key);
        }
        return null;
    }

    /// <summary>The oldest snapshot of a query that is not before a time; null when there is none.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<SnapshotPoint?> FindOldestAsync(
        string watch, string queryFingerprint, DateTimeOffset atOrAfter, DateTimeOffset now, CancellationToken cancellation)
    {
        // Rows are ordered from the newest to the oldest: look at the days after the time, then at twice as many, and so on.
        for (var days = 1; ; days *= 2)
        {
            var end = atOrAfter.AddDays(days);
            var newest = RowKeys.NotAfter(RowKeys.Snapshots, end);
            var pages = table.ReadPagesAsync(watch, newest, RowKeys.Before(RowKeys.Snapshots, atOrAfter), cancellation);
            var oldest = await unreadable.ReadAsync(pages.SelectMany(page => page), HistoryRows.ReadSnapshot)
                .LastOrDefaultAsync(snapshot => snapshot.QueryFingerprint == queryFingerprint, cancellation);
            if (oldest is not null || end > now)
                return oldest?.Point;
        }
    }

    /// <summary>Snapshots of all queries by <c>lastUpdated</c>.</summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="from">The oldest wanted; null for all.</param>
    /// <param name="to">The newest wanted; null for all.</param>
    /// <param name="limit">How many at most; 1 to 1,000.</param>
    /// <param name="after"><see cref="Page{T}.After"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CursorException"><paramref name="after"/> is not a cursor of this list.</exception>
    /// <exception cref="StorageException">The store failed.</exception>
    public Task<Page<Snapshot>> ListSnapshotsAsync(
        string watch, DateTimeOffset? from, DateTimeOffset? to, int limit, string? after, CancellationToken cancellation) =>
        Snapshots(watch, from, to)
            .ReadAsync(table, row => unreadable.Read(row, HistoryRows.ReadSnapshot), limit, after, cancellation);

    /// <summary>
    /// Snapshots of one query by <c>lastUpdated</c>. A page is full whatever snapshots of other queries lie between, but for one
    /// that would take ten queries of the table.
    /// </summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="queryFingerprint">The query.</param>
    /// <param name="from">The oldest wanted; null for all.</param>
    /// <param name="to">The newest wanted; null for all.</param>
    /// <param name="limit">How many at most; 1 to 1,000.</param>
    /// <param name="after"><see cref="Page{T}.After"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CursorException"><paramref name="after"/> is not a cursor of this list.</exception>
    /// <exception cref="StorageException">The store failed.</exception>
    public Task<Page<Snapshot>> FindSnapshotsAsync(
        string watch, string queryFingerprint, DateTimeOffset? from, DateTimeOffset? to, int limit, string? after,
        CancellationToken cancellation) =>
        Snapshots(watch, from, to)
            .ReadAsync(table, row => ReadSnapshot(row, queryFingerprint), limit, after, cancellation);

    /// <summary>Snapshots of a query by <c>lastUpdated</c>, oldest first, read a page at a time as they are asked for.</summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="queryFingerprint">The query.</param>
    /// <param name="from">The oldest wanted; null for all.</param>
    /// <param name="to">The newest wanted; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StorageException">The store failed.</exception>
    public IAsyncEnumerable<Snapshot> ReadSnapshotsAsync(
        string watch, string queryFingerprint, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        var rows = Snapshots(watch, from, to);
        var oldestFirst = table.ReadBackwardAsync(watch, rows.From, rows.Before, cancellation);
        return unreadable.ReadAsync(oldestFirst, HistoryRows.ReadSnapshot)
            .Where(snapshot => snapshot.QueryFingerprint == queryFingerprint);
    }

    /// <summary>
    /// Changes of alerts alone by the time of their check. A page is full whatever commands of operators lie between, but for one
    /// that would take ten queries.
    /// </summary>
    /// <inheritdoc cref="ListSnapshotsAsync" path="/param|/exception"/>
    public Task<Page<Transition>> ListTransitionsAsync(string watch, int limit, string? after, CancellationToken cancellation) =>
        RowList.All(watch, RowKeys.Transitions)
            .ReadAsync(table, row => unreadable.Read(row, HistoryRows.ReadEvent) as Transition, limit, after, cancellation);

    /// <summary>Changes of alerts and commands of operators by their time.</summary>
    /// <inheritdoc cref="ListSnapshotsAsync" path="/param|/exception"/>
    public Task<Page<HistoryEvent>> ListEventsAsync(string watch, int limit, string? after, CancellationToken cancellation) =>
        RowList.All(watch, RowKeys.Transitions)
            .ReadAsync(table, row => unreadable.Read(row, HistoryRows.ReadEvent), limit, after, cancellation);

    /// <summary>
    /// Adds snapshots of one query, in any order, unless there is one of that time and query already, and lets the state know of
    /// an older <see cref="WatchState.Oldest"/>. Doing it again changes nothing.
    /// </summary>
    /// <exception cref="StorageException">The store failed; some may have been added.</exception>
    public async Task AddSnapshotsAsync(string watch, IReadOnlyList<Snapshot> snapshots, CancellationToken cancellation)
    {
        if (snapshots.Count == 0)
            return;
        var rows = snapshots.DistinctBy(snapshot => snapshot.LastUpdated).OrderByDescending(snapshot => snapshot.LastUpdated)
            .Select(snapshot => HistoryRows.Write(snapshot, RowChangeKind.Insert));
        foreach (var batch in RowBatch.Split(rows))
            await InsertAsync(watch, snapshots[0].QueryFingerprint, batch, cancellation);
        await LowerOldestAsync(watch, snapshots.MinBy(snapshot => snapshot.LastUpdated)!, cancellation);
    }

    /// <summary>Gives the state its oldest snapshot anew when retention has deleted the one that it had.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task RaiseOldestAsync(string watch, DateTimeOffset kept, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await table.FindAsync(watch, RowKeys.State, cancellation) is not { } row)
            return;
        var state = StateRow.Read(watch, row);
        if (state.Value.Oldest is not { } oldest || oldest.LastUpdated >= kept)
            return;
        var next = await FindOldestAsync(watch, state.Value.QueryFingerprint, kept, now, cancellation);
        // Whoever has changed the state meanwhile leaves this to the next day.
        await table.ApplyAsync(
            watch, [StateRow.Write(state.Value with { Oldest = next }, state.Tag, WriteId.Make(random))], cancellation);
    }

    /// <summary>
    /// Deletes what is past its retention, at most 5,000 rows a call; returns how many. Less than that when somebody else does
    /// the same.
    /// </summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="snapshotsBefore">Older snapshots and transitions go.</param>
    /// <param name="receiptsBefore">Older receipts go.</param>
    /// <param name="cancellation">Ends the deleting.</param>
    /// <exception cref="StorageException">The store failed; some may have been deleted.</exception>
    public async Task<int> DeleteExpiredAsync(
        string watch, DateTimeOffset snapshotsBefore, DateTimeOffset receiptsBefore, CancellationToken cancellation)
    {
        var deleted = await DeleteBeforeAsync(watch, RowKeys.Snapshots, snapshotsBefore, MaxDeletions, cancellation);
        deleted += await DeleteBeforeAsync(watch, RowKeys.Transitions, snapshotsBefore, MaxDeletions - deleted, cancellation);
        return deleted + await DeleteBeforeAsync(
            watch, RowKeys.Receipts, receiptsBefore, MaxDeletions - deleted, cancellation);
    }

    private static RowList Snapshots(string watch, DateTimeOffset? from, DateTimeOffset? to) => new(
        watch, RowKeys.Snapshots,
        to is { } newest ? RowKeys.NotAfter(RowKeys.Snapshots, newest) : RowKeys.Snapshots,
        from is { } oldest ? RowKeys.Before(RowKeys.Snapshots, oldest) : RowKeys.GetEnd(RowKeys.Snapshots));

    private Snapshot? ReadSnapshot(Row row, string queryFingerprint) =>
        unreadable.Read(row, HistoryRows.ReadSnapshot) is { } found && found.QueryFingerprint == queryFingerprint
            ? found
            : null;

    // Without asking first, since a history is mostly filled where there is none. A row of another query is replaced.
    private async Task InsertAsync(
        string watch, string queryFingerprint, IReadOnlyList<RowChange> rows, CancellationToken cancellation)
    {
        for (var tries = 0; rows.Count > 0; tries++)
        {
            if (tries == MaxTries)
                throw new StorageException(
                    $"Snapshots of {watch} could not be added: others were added {MaxTries} times meanwhile.");
            if (await table.ApplyAsync(watch, rows, cancellation))
                return;
            var there = await table.ReadPagesAsync(watch, rows[0].Key, RowKeys.After(rows[^1].Key), cancellation)
                .SelectMany(page => page).ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellation);
            rows = [.. rows.Select(row => Insert(row, there.GetValueOrDefault(row.Key), queryFingerprint)).OfType<RowChange>()];
        }
    }

    private RowChange? Insert(RowChange row, Row? there, string queryFingerprint)
    {
        if (there is null)
            return row with { Kind = RowChangeKind.Insert, Tag = null };
        return ReadSnapshot(there, queryFingerprint) is null
            ? row with { Kind = RowChangeKind.Replace, Tag = there.Tag }
            : null;
    }

    private async Task LowerOldestAsync(string watch, Snapshot oldest, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await table.FindAsync(watch, RowKeys.State, cancellation) is not { } row)
                return;
            var state = StateRow.Read(watch, row);
            if (state.Value.Oldest?.LastUpdated <= oldest.LastUpdated || state.Value.QueryFingerprint != oldest.QueryFingerprint)
                return;
            var lowered = StateRow.Write(state.Value with { Oldest = oldest.Point }, state.Tag, WriteId.Make(random));
            if (await table.ApplyAsync(watch, [lowered], cancellation))
                return;
        }
        throw new StorageException(
            $"The oldest snapshot of {watch} could not be noted: the state of the watch changed {MaxTries} times meanwhile.");
    }

    private async Task<int> DeleteBeforeAsync(
        string watch, string prefix, DateTimeOffset time, int maximum, CancellationToken cancellation)
    {
        var deleted = 0;
        while (deleted < maximum)
        {
            var rows = await table.QueryAsync(
                watch, RowKeys.Before(prefix, time), RowKeys.GetEnd(prefix), Math.Min(maximum - deleted, RowBatch.MaxRows),
                cancellation);
            RowChange[] deletions = [.. rows.Select(row => new RowChange(RowChangeKind.Delete, row.Key))];
            if (deletions.Length == 0 || !await table.ApplyAsync(watch, deletions, cancellation))
                break;
            deleted += rows.Count;
        }
        return deleted;
    }
}
