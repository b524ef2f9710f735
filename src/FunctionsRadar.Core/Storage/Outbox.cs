using System.Runtime.CompilerServices;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>The deliveries of each watch: pending ones, and receipts of those that ended.</summary>
/// <param name="table">Where they are kept.</param>
/// <param name="random">Makes ids of writes; safe for use by several threads, and not seeded alike in two processes.</param>
public sealed class Outbox(IRadarTable table, Random random)
{
    private const int MostTries = 10;

    /// <summary>All pending deliveries, those of older notifications first.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<IReadOnlyList<Versioned<DeliveryRecord>>> ListPendingAsync(string watch, CancellationToken cancellation)
    {
        var pending = await table.ReadAllAsync(watch, RowKeys.Pending, cancellation).Select(DeliveryRow.ReadVersioned).ToListAsync(cancellation);
        return [.. pending.OrderBy(delivery => NotificationIds.SequenceOf(delivery.Value.Notification.Id)).ThenBy(delivery => delivery.Value.Id, StringComparer.Ordinal)];
    }

    /// <summary>A pending delivery by <see cref="DeliveryRecord.Id"/>; null when it ended or never was.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<Versioned<DeliveryRecord>?> FindPendingAsync(string watch, string deliveryId, CancellationToken cancellation) =>
        await table.FindAsync(watch, RowKeys.PendingDelivery(deliveryId), cancellation) is { } row ? DeliveryRow.ReadVersioned(row) : null;

    /// <summary>The newest receipt of a delivery by <see cref="DeliveryRecord.Id"/>; null when there is none. Receipts are in the order of time, so it reads those after it too.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<DeliveryRecord?> FindReceiptAsync(string watch, string deliveryId, CancellationToken cancellation)
    {
        var row = await table.ReadAllAsync(watch, RowKeys.Receipts, cancellation)
            .FirstOrDefaultAsync(row => row.Key.EndsWith("~" + deliveryId, StringComparison.Ordinal), cancellation);
        return row is null ? null : DeliveryRow.Read(row);
    }

    /// <summary>Ended deliveries, the last ended first.</summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="limit">How many at most; 1 to 1,000.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CursorException"><paramref name="after"/> is not a cursor of this list.</exception>
    /// <exception cref="StorageException">The store failed.</exception>
    public Task<Page<DeliveryRecord>> ListReceiptsAsync(string watch, int limit, string? after, CancellationToken cancellation) =>
        RowList.Of(watch, RowKeys.Receipts).ReadAsync(table, DeliveryRow.Read, limit, after, cancellation);

    /// <summary>Ended deliveries of one status, the last ended first. A page may end early, and then has a next one.</summary>
    /// <param name="watch">Name of the watch.</param>
    /// <param name="status">The status.</param>
    /// <param name="limit">How many at most; 1 to 1,000.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CursorException"><paramref name="after"/> is not a cursor of this list.</exception>
    /// <exception cref="StorageException">The store failed.</exception>
    public Task<Page<DeliveryRecord>> FindReceiptsAsync(
        string watch, DeliveryStatus status, int limit, string? after, CancellationToken cancellation) =>
        RowList.Of(watch, RowKeys.Receipts).FindAsync(
            table, DeliveryRow.Read, delivery => delivery.Status == status, limit, after, cancellation);

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
        table.ReadAllAsync(watch, RowKeys.Receipts, cancellation).Select(DeliveryRow.Read);

    /// <summary>Replaces a pending delivery, to claim it or to record a try that failed. Null when somebody else changed it since it was read.</summary>
    /// <exception cref="StorageException">The store failed; whether anything was written is not known.</exception>
    public async Task<Versioned<DeliveryRecord>?> ReplacePendingAsync(
        Versioned<DeliveryRecord> current, DeliveryRecord next, CancellationToken cancellation)
    {
        var writeId = WriteId.Make(random);
        var watch = current.Value.Notification.Watch;
        await table.ApplyAsync(watch, [DeliveryRow.Write(RowChangeKind.Replace, next, writeId, current.Tag)], cancellation);
        // Reading it back gives the new tag, and is what tells after a conflict whether it was with oneself.
        var row = await table.FindAsync(watch, DeliveryRow.KeyOf(current.Value), cancellation);
        return row.WasWrittenBy(writeId) ? DeliveryRow.ReadVersioned(row!) : null;
    }

    /// <summary>
    /// Turns a pending delivery into a receipt, and puts its fallback into the outbox unless it is there already, all or nothing.
    /// False when somebody else changed the delivery since it was read.
    /// </summary>
    /// <exception cref="StorageException">The store failed; whether anything was written is not known.</exception>
    public async Task<bool> EndAsync(
        Versioned<DeliveryRecord> current, DeliveryRecord ended, DeliveryRecord? fallback, CancellationToken cancellation)
    {
        var writeId = WriteId.Make(random);
        var watch = current.Value.Notification.Watch;
        var changes = new List<RowChange>
        {
            new(RowChangeKind.Delete, DeliveryRow.KeyOf(current.Value), Tag: current.Tag),
            DeliveryRow.Write(RowChangeKind.Upsert, ended, writeId),
        };
        if (fallback is not null && await table.FindAsync(watch, DeliveryRow.KeyOf(fallback), cancellation) is null)
            changes.Add(DeliveryRow.Write(RowChangeKind.Insert, fallback, writeId));
        if (await table.ApplyAsync(watch, changes, cancellation))
            return true;
        var receipt = await table.FindAsync(watch, DeliveryRow.KeyOf(ended), cancellation);
        return receipt.WasWrittenBy(writeId);
    }

    /// <summary>Turns a receipt back into a pending delivery. False when the receipt is gone.</summary>
    /// <exception cref="StorageException">The store failed; whether anything was written is not known.</exception>
    public async Task<bool> ReviveAsync(DeliveryRecord receipt, DeliveryRecord pending, CancellationToken cancellation)
    {
        var writeId = WriteId.Make(random);
        var watch = receipt.Notification.Watch;
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await table.FindAsync(watch, DeliveryRow.KeyOf(pending), cancellation) is { } revived)
                return revived.WasWrittenBy(writeId);
            if (await table.FindAsync(watch, DeliveryRow.KeyOf(receipt), cancellation) is null)
                return false;
            var changes = new List<RowChange>
            {
                new(RowChangeKind.Delete, DeliveryRow.KeyOf(receipt)),
                DeliveryRow.Write(RowChangeKind.Insert, pending, writeId),
            };
            if (await table.FindAsync(watch, RowKeys.State, cancellation) is { } state)
                changes.Add(StateRow.Write(StateRow.Read(state).Value with { MayHaveDeliveries = true }, state.Tag, writeId));
            if (await table.ApplyAsync(watch, changes, cancellation))
                return true;
        }
        throw new StorageException($"Delivery {receipt.Id} could not be revived: the state of the watch changed {MostTries} times meanwhile.");
    }
}
