using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>The snapshots of each watch, by <c>lastUpdated</c>, and its transitions, newest first.</summary>
/// <exception cref="StorageException">From every method: the store failed, and may have written.</exception>
internal sealed class HistoryStore(ITable table, UnreadableRows unreadable, Random random)
{
    private const int MaxTries = 10;
    private const int MaxDeletions = 5_000;

    /// <summary>One row is read, or more where others are in between; none before <paramref name="oldest"/> is wanted.</summary>
    public async Task<SnapshotPoint?> FindBaselineAsync(
        string watch, string queryFingerprint, DateTimeOffset atOrBefore, DateTimeOffset oldest, CancellationToken cancellation)
    {
        var rows = table.ReadAsync(Snapshots(watch, oldest, atOrBefore), cancellation, firstLimit: 1);
        return (await ReadAsync(rows, queryFingerprint).FirstOrDefaultAsync(cancellation))?.Point;
    }

    public async Task<SnapshotPoint?> FindOldestAsync(
        string watch, string queryFingerprint, DateTimeOffset atOrAfter, DateTimeOffset now, CancellationToken cancellation)
    {
        // Rows are ordered from the newest to the oldest: look at the days after the time, then at twice as many, and so on.
        for (var days = 1; ; days *= 2)
        {
            var end = atOrAfter.AddDays(days);
            var rows = table.ReadAsync(Snapshots(watch, atOrAfter, end), cancellation);
            var oldest = await ReadAsync(rows, queryFingerprint).LastOrDefaultAsync(cancellation);
            if (oldest is not null || end > now)
                return oldest?.Point;
        }
    }

    /// <summary>Null for all queries, and for no bound. A page that would take more than ten requests ends early.</summary>
    public Task<Page<Snapshot>> ListSnapshotsAsync(
        string watch, string? queryFingerprint, DateTimeOffset? from, DateTimeOffset? to, int limit, string? after,
        CancellationToken cancellation) =>
        table.ReadPageAsync(Snapshots(watch, from, to), row => Read(row, queryFingerprint), limit, after, cancellation);

    /// <summary>Oldest first, read as they are asked for; null for no bound.</summary>
    public IAsyncEnumerable<Snapshot> ReadSnapshotsAsync(
        string watch, string queryFingerprint, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation) =>
        ReadAsync(table.ReadBackwardAsync(Snapshots(watch, from, to), cancellation), queryFingerprint);

    /// <summary>Those of one query since a time, newest first, read a page at a time as they are asked for.</summary>
    public IAsyncEnumerable<Snapshot> ReadNewestFirstAsync(
        string watch, string queryFingerprint, DateTimeOffset from, CancellationToken cancellation) =>
        ReadAsync(table.ReadAsync(Snapshots(watch, from, null), cancellation), queryFingerprint);

    /// <summary>Changes of alerts alone. A page that would take more than ten requests ends early.</summary>
    public Task<Page<Transition>> ListTransitionsAsync(string watch, int limit, string? after, CancellationToken cancellation) =>
        table.ReadPageAsync(new RowRange(watch, RowKeys.Transitions), row => Read(row) as Transition, limit, after, cancellation);

    public Task<Page<HistoryEvent>> ListEventsAsync(string watch, int limit, string? after, CancellationToken cancellation) =>
        table.ReadPageAsync(new RowRange(watch, RowKeys.Transitions), Read, limit, after, cancellation);

    /// <summary>Adds those of one query, in any order, but for times that have one already. Again, it changes nothing.</summary>
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

    /// <summary>Once retention has deleted the oldest snapshot that the state knows.</summary>
    public async Task RaiseOldestAsync(string watch, DateTimeOffset kept, DateTimeOffset now, CancellationToken cancellation)
    {
        var state = await table.FindStateAsync(watch, cancellation);
        if (state?.Value.Oldest is not { } oldest || oldest.LastUpdated >= kept)
            return;
        var next = await FindOldestAsync(watch, state.Value.QueryFingerprint, kept, now, cancellation);
        // Whoever has changed the state meanwhile leaves this to the next day.
        await SetOldestAsync(state, next, cancellation);
    }

    /// <summary>At most 5,000 rows a call; returns how many: less when somebody else does the same.</summary>
    public async Task<int> DeleteExpiredAsync(
        string watch, DateTimeOffset snapshotsBefore, DateTimeOffset receiptsBefore, CancellationToken cancellation)
    {
        RowRange[] expired =
        [
            new(watch, RowKeys.Snapshots, Newest: snapshotsBefore.AddTicks(-1)),
            new(watch, RowKeys.Transitions, Newest: snapshotsBefore.AddTicks(-1)),
            new(watch, RowKeys.Receipts, Newest: receiptsBefore.AddTicks(-1)),
        ];
        var deleted = 0;
        foreach (var range in expired)
        {
            while (deleted < MaxDeletions)
            {
                var rows = await table.QueryAsync(range, Math.Min(MaxDeletions - deleted, RowBatch.MaxRows), cancellation);
                var deletions = rows.Select(row => new RowChange(RowChangeKind.Delete, row.Key)).ToArray();
                if (rows.Count == 0 || !await table.ApplyAsync(watch, deletions, cancellation))
                    break;
                deleted += rows.Count;
            }
        }
        return deleted;
    }

    private static RowRange Snapshots(string watch, DateTimeOffset? from, DateTimeOffset? to) =>
        new(watch, RowKeys.Snapshots, from, to);

    private HistoryEvent? Read(Row row) => unreadable.Read(row, HistoryRows.ReadEvent);

    private Snapshot? Read(Row row, string? queryFingerprint)
    {
        var snapshot = unreadable.Read(row, HistoryRows.ReadSnapshot);
        return queryFingerprint is null || snapshot?.QueryFingerprint == queryFingerprint ? snapshot : null;
    }

    private IAsyncEnumerable<Snapshot> ReadAsync(IAsyncEnumerable<Row> rows, string queryFingerprint) =>
        rows.Select(row => Read(row, queryFingerprint)).OfType<Snapshot>();

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
            var there = await table.ReadAsync(RowRange.Between(watch, rows[0].Key, rows[^1].Key), cancellation)
                .ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellation);
            rows =
            [
                .. from row in rows
                   let other = there.GetValueOrDefault(row.Key)
                   where other is null || Read(other, queryFingerprint) is null
                   select row with { Kind = other is null ? RowChangeKind.Insert : RowChangeKind.Replace, Tag = other?.Tag },
            ];
        }
    }

    private async Task LowerOldestAsync(string watch, Snapshot oldest, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await table.FindStateAsync(watch, cancellation) is not { } state
                || state.Value.Oldest?.LastUpdated <= oldest.LastUpdated
                || state.Value.QueryFingerprint != oldest.QueryFingerprint
                || await SetOldestAsync(state, oldest.Point, cancellation))
                return;
        }
        throw new StorageException(
            $"The oldest snapshot of {watch} could not be noted: the state of the watch changed {MaxTries} times meanwhile.");
    }

    private Task<bool> SetOldestAsync(Versioned<WatchState> state, SnapshotPoint? oldest, CancellationToken cancellation)
    {
        var row = StateRow.Write(state.Value with { Oldest = oldest }, state.Tag, WriteId.Make(random));
        return table.ApplyAsync(state.Value.Watch, [row], cancellation);
    }
}
