using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>The deliveries of each watch: pending ones in its outbox, and receipts of those that ended, the last first.</summary>
/// <exception cref="StorageException">From every method: the store failed, and may have written.</exception>
internal sealed class DeliveryStore(ITable table, UnreadableRows unreadable, Random random)
{
    /// <summary>Those of older notifications first.</summary>
    public async Task<IReadOnlyList<Versioned<DeliveryRecord>>> ListPendingAsync(string watch, CancellationToken cancellation) =>
        await table.ReadAsync(new RowRange(watch, RowKeys.Pending), cancellation)
            .Select(row => unreadable.Read(row, DeliveryRow.ReadVersioned)).OfType<Versioned<DeliveryRecord>>()
            .OrderBy(delivery => NotificationId.ParseSequence(delivery.Value.Notification.Id))
            .ThenBy(delivery => delivery.Value.Id, StringComparer.Ordinal).ToListAsync(cancellation);

    /// <summary>Null when it ended or never was.</summary>
    public async Task<Versioned<DeliveryRecord>?> FindPendingAsync(
        string watch, string deliveryId, CancellationToken cancellation)
    {
        var row = await table.FindAsync(watch, RowKeys.PendingDelivery(deliveryId), cancellation);
        return row is null ? null : unreadable.Read(row, DeliveryRow.ReadVersioned);
    }

    /// <summary>The newest of a delivery. Receipts are in the order of time: it reads newer ones too.</summary>
    public async Task<DeliveryRecord?> FindReceiptAsync(string watch, string deliveryId, CancellationToken cancellation) =>
        await table.ReadAsync(new RowRange(watch, RowKeys.Receipts), cancellation)
            .Where(row => row.Key.EndsWith("~" + deliveryId, StringComparison.Ordinal))
            .Select(Read).FirstOrDefaultAsync(delivery => delivery is not null, cancellation);

    /// <summary>Null for any status; a page of one status may end early, and then has a next one.</summary>
    public Task<Page<DeliveryRecord>> ListReceiptsAsync(
        string watch, DeliveryStatus? status, int limit, string? after, CancellationToken cancellation) =>
        table.ReadPageAsync(
            new RowRange(watch, RowKeys.Receipts),
            row => Read(row) is { } found && (status is null || found.Status == status) ? found : null,
            limit, after, cancellation, isSparse: status is not null);

    /// <summary>Every delivery, the newest first: those pending, then those that ended, read as they are asked for.</summary>
    public IAsyncEnumerable<DeliveryRecord> ReadAsync(string watch, CancellationToken cancellation) =>
        ReadAsync(new RowRange(watch, RowKeys.Pending), cancellation)
            .OrderByDescending(delivery => NotificationId.ParseSequence(delivery.Notification.Id))
            .ThenByDescending(delivery => delivery.Id, StringComparer.Ordinal)
            .Concat(ReadAsync(new RowRange(watch, RowKeys.Receipts), cancellation));

    /// <summary>Those that ended at a time or after it, read as they are asked for. No older one is read.</summary>
    public IAsyncEnumerable<DeliveryRecord> ReadReceiptsAsync(
        string watch, DateTimeOffset since, CancellationToken cancellation) =>
        ReadAsync(new RowRange(watch, RowKeys.Receipts, since), cancellation);

    /// <summary>Claims a pending delivery, or records a failed attempt. Null when it was changed since it was read.</summary>
    public async Task<Versioned<DeliveryRecord>?> ReplacePendingAsync(
        Versioned<DeliveryRecord> current, DeliveryRecord next, CancellationToken cancellation)
    {
        var writeId = WriteId.Make(random);
        var watch = next.Notification.Watch;
        await table.ApplyAsync(watch, [DeliveryRow.Write(RowChangeKind.Replace, next, writeId, current.Tag)], cancellation);
        // Reading it back gives the new tag, and tells after a conflict whether the conflict was with this write itself.
        var row = await table.FindAsync(watch, DeliveryRow.Key(next), cancellation);
        return row.WasWrittenBy(writeId) ? DeliveryRow.ReadVersioned(row!) : null;
    }

    /// <summary>Makes it a receipt, all or nothing. False when it, or the state, was changed since it was read.</summary>
    /// <param name="fallback">The delivery of whoever stands in; null for nobody. The state changes with it.</param>
    public Task<bool> EndAsync(
        Versioned<DeliveryRecord> current, DeliveryRecord ended, DeliveryRecord? fallback, Versioned<WatchState>? state,
        CancellationToken cancellation)
    {
        var writeId = WriteId.Make(random);
        List<RowChange> changes =
        [
            new(RowChangeKind.Delete, DeliveryRow.Key(current.Value), Tag: current.Tag),
            DeliveryRow.Write(RowChangeKind.Upsert, ended, writeId),
        ];
        if (fallback is not null)
            changes.Add(DeliveryRow.Write(RowChangeKind.Upsert, fallback, writeId));
        if (state is not null)
            changes.Add(StateRow.Write(state.Value, state.Tag, writeId));
        return table.ApplyAsync(ended.Notification.Watch, changes, DeliveryRow.Key(ended), writeId, cancellation);
    }

    /// <summary>Makes a delivery due, all or nothing. False when it, or the state, was changed since it was read.</summary>
    /// <param name="tag">Of a pending delivery; null for a dead one.</param>
    public Task<bool> ReviveAsync(
        DeliveryRecord current, string? tag, DeliveryRecord pending, OperatorCommand command, Versioned<WatchState> state,
        CancellationToken cancellation)
    {
        var writeId = WriteId.Make(random);
        List<RowChange> changes =
        [
            DeliveryRow.Write(tag is null ? RowChangeKind.Insert : RowChangeKind.Replace, pending, writeId, tag),
            StateRow.Write(state.Value with { MayHaveDeliveries = true }, state.Tag, writeId),
            HistoryRows.Write(command),
        ];
        if (tag is null)
            changes.Add(new RowChange(RowChangeKind.Delete, DeliveryRow.Key(current)));
        return table.ApplyAsync(pending.Notification.Watch, changes, RowKeys.State, writeId, cancellation);
    }

    private DeliveryRecord? Read(Row row) => unreadable.Read(row, DeliveryRow.Read);

    private IAsyncEnumerable<DeliveryRecord> ReadAsync(RowRange range, CancellationToken cancellation) =>
        table.ReadAsync(range, cancellation).Select(Read).OfType<DeliveryRecord>();
}
