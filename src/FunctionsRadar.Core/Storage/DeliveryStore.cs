using System.Runtime.CompilerServices;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>The deliveries of each watch: pending ones in its outbox, and receipts of those that ended.</summary>
/// <param name="table">Where they are kept.</param>
/// <param name="unreadable">Takes note of rows that cannot be read.</param>
/// <param name="random">Makes ids of writes; safe for use by several threads, and not seeded alike in two processes.</param>
internal sealed class DeliveryStore(ITable table, UnreadableRows unreadable, Random random)
{
    /// <summary>All pending deliveries, those of older notifications first.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<IReadOnlyList<Versioned<DeliveryRecord>>> ListPendingAsync(string watch, CancellationToken cancellation)
    {
        var rows = table.ReadAllAsync(watch, RowKeys.Pending, cancellation);
        var pending = await unreadable.ReadAsync(rows, DeliveryRow.ReadVersioned).ToListAsync(cancellation);
        return
        [
            .. pending.OrderBy(delivery => NotificationId.ParseSequence(delivery.Value.Notification.Id))
                .ThenBy(delivery => delivery.Value.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>A pending delivery by <see cref="DeliveryRecord.Id"/>; null when it ended or never was.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<Versioned<DeliveryRecord>?> FindPendingAsync(
        string watch, string deliveryId, CancellationToken cancellation) =>
        await table.FindAsync(watch, RowKeys.PendingDelivery(deliveryId), cancellation) is { } row
            ? unreadable.Read(row, DeliveryRow.ReadVersioned)
            : null;

    /// <summary>
    /// The newest receipt of a delivery by <see cref="DeliveryRecord.Id"/>; null when there is none. Receipts are in the order of
    /// time, so it reads those after it too.
    /// </summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<DeliveryRecord?> FindReceiptAsync(string watch, string deliveryId, CancellationToken cancellation)
    {
        var rows = table.ReadAllAsync(watch, RowKeys.Receipts, cancellation)
            .Where(row => row.Key.EndsWith("~" + deliveryId, StringComparison.Ordinal));
        return await unreadable.ReadAsync(rows, DeliveryRow.Read).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Ended deliveries, the last ended first.</summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="limit">How many at most; 1 to 1,000.</param>
    /// <param name="after"><see cref="Page{T}.After"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CursorException"><paramref name="after"/> is not a cursor of this list.</exception>
    /// <exception cref="StorageException">The store failed.</exception>
    public Task<Page<DeliveryRecord>> ListReceiptsAsync(string watch, int limit, string? after, CancellationToken cancellation) =>
        RowList.All(watch, RowKeys.Receipts)
            .ReadAsync(table, row => unreadable.Read(row, DeliveryRow.Read), limit, after, cancellation);

    /// <summary>Ended deliveries of one status, the last ended first. A page may end early, and then has a next one.</summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="status">The status.</param>
    /// <param name="limit">How many at most; 1 to 1,000.</param>
    /// <param name="after"><see cref="Page{T}.After"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CursorException"><paramref name="after"/> is not a cursor of this list.</exception>
    /// <exception cref="StorageException">The store failed.</exception>
    public Task<Page<DeliveryRecord>> FindReceiptsAsync(
        string watch, DeliveryStatus status, int limit, string? after, CancellationToken cancellation) =>
        RowList.All(watch, RowKeys.Receipts).ReadAsync(
            table, row => unreadable.Read(row, DeliveryRow.Read) is { } found && found.Status == status ? found : null, limit,
            after, cancellation, isSparse: true);

    /// <summary>Every delivery, read as it is asked for: those pending first, then those that ended, newest first.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async IAsyncEnumerable<DeliveryRecord> ReadAsync(string watch, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var delivery in (await ListPendingAsync(watch, cancellation)).Reverse())
            yield return delivery.Value;
        await foreach (var delivery in ReadReceiptsAsync(watch, cancellation))
            yield return delivery;
    }

    /// <summary>Every ended delivery, the last ended first, read as it is asked for.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public IAsyncEnumerable<DeliveryRecord> ReadReceiptsAsync(string watch, CancellationToken cancellation) =>
        unreadable.ReadAsync(table.ReadAllAsync(watch, RowKeys.Receipts, cancellation), DeliveryRow.Read);

    /// <summary>
    /// The deliveries that ended at a time or after it, the last ended first, read as they are asked for. No older one is read.
    /// </summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public IAsyncEnumerable<DeliveryRecord> ReadReceiptsAsync(
        string watch, DateTimeOffset since, CancellationToken cancellation)
    {
        var pages = table.ReadPagesAsync(watch, RowKeys.Receipts, RowKeys.Before(RowKeys.Receipts, since), cancellation);
        return unreadable.ReadAsync(pages.SelectMany(page => page), DeliveryRow.Read);
    }

    /// <summary>
    /// Replaces a pending delivery, to claim it or to record an attempt that failed. Null when somebody else changed it since it
    /// was read.
    /// </summary>
    /// <exception cref="StorageException">The store failed; whether anything was written is not known.</exception>
    public async Task<Versioned<DeliveryRecord>?> ReplacePendingAsync(
        Versioned<DeliveryRecord> current, DeliveryRecord next, CancellationToken cancellation)
    {
        var writeId = WriteId.Make(random);
        var watch = current.Value.Notification.Watch;
        await table.ApplyAsync(watch, [DeliveryRow.Write(RowChangeKind.Replace, next, writeId, current.Tag)], cancellation);
        // Reading it back gives the new tag, and tells after a conflict whether the conflict was with this write itself.
        var row = await table.FindAsync(watch, DeliveryRow.Key(current.Value), cancellation);
        return row.WasWrittenBy(writeId) ? DeliveryRow.ReadVersioned(row!) : null;
    }

    /// <summary>
    /// Turns a pending delivery into a receipt and, when somebody stands in, makes their delivery and changes the state, all or
    /// nothing. False when the delivery or the state was changed since it was read.
    /// </summary>
    /// <param name="current">The pending delivery.</param>
    /// <param name="ended">The same, ended.</param>
    /// <param name="fallback">The delivery to the fallback; null for none.</param>
    /// <param name="state">The state that knows of the fallback, with the tag of the one before; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StorageException">The store failed; whether anything was written is not known.</exception>
    public async Task<bool> EndAsync(
        Versioned<DeliveryRecord> current, DeliveryRecord ended, DeliveryRecord? fallback, Versioned<WatchState>? state,
        CancellationToken cancellation)
    {
        var writeId = WriteId.Make(random);
        var watch = current.Value.Notification.Watch;
        var changes = new List<RowChange>
        {
            new(RowChangeKind.Delete, DeliveryRow.Key(current.Value), Tag: current.Tag),
            DeliveryRow.Write(RowChangeKind.Upsert, ended, writeId),
        };
        if (fallback is not null)
            changes.Add(DeliveryRow.Write(RowChangeKind.Upsert, fallback, writeId));
        if (state is not null)
            changes.Add(StateRow.Write(state.Value, state.Tag, writeId));
        if (await table.ApplyAsync(watch, changes, cancellation))
            return true;
        var receipt = await table.FindAsync(watch, DeliveryRow.Key(ended), cancellation);
        return receipt.WasWrittenBy(writeId);
    }

    /// <summary>
    /// Makes a dead or waiting delivery due, with the state that knows of it and the command that asked for it, all or nothing.
    /// False when the delivery or the state was changed since it was read.
    /// </summary>
    /// <param name="current">The delivery: a receipt, or pending.</param>
    /// <param name="tag">The tag of the pending delivery; null for a receipt.</param>
    /// <param name="pending">The same, due.</param>
    /// <param name="command">Who asked for it.</param>
    /// <param name="state">The new state, with the tag of the one before.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StorageException">The store failed; whether anything was written is not known.</exception>
    public async Task<bool> ReviveAsync(
        DeliveryRecord current, string? tag, DeliveryRecord pending, OperatorCommand command, Versioned<WatchState> state,
        CancellationToken cancellation)
    {
        var writeId = WriteId.Make(random);
        var watch = current.Notification.Watch;
        List<RowChange> changes = tag is null
            ? [
                new RowChange(RowChangeKind.Delete, DeliveryRow.Key(current)),
                DeliveryRow.Write(RowChangeKind.Insert, pending, writeId),
            ]
            : [DeliveryRow.Write(RowChangeKind.Replace, pending, writeId, tag)];
        changes.Add(StateRow.Write(state.Value with { MayHaveDeliveries = true }, state.Tag, writeId));
        changes.Add(HistoryRows.Write(command));
        if (await table.ApplyAsync(watch, changes, cancellation))
            return true;
        var row = await table.FindAsync(watch, RowKeys.State, cancellation);
        return row.WasWrittenBy(writeId);
    }
}
