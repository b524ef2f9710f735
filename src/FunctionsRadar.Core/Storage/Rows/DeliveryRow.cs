using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>How deliveries are kept: pending ones in the outbox, ended ones as receipts.</summary>
internal static class DeliveryRow
{
    public static RowChange Write(RowChangeKind kind, DeliveryRecord delivery, string writeId, string? tag = null) =>
        new(
            kind, Key(delivery),
            RowJson.Start().AddWriteId(writeId).Add("delivery", delivery, StorageJson.Rows.DeliveryRecord).Values, tag);

    public static string Key(DeliveryRecord delivery) => delivery.Status == DeliveryStatus.Pending
        ? RowKeys.PendingDelivery(delivery.Id)
        : RowKeys.Receipt(
            delivery.EndedAt ?? throw new ArgumentException("A delivery that ended has a time of its end.", nameof(delivery)),
            delivery.Id);

    public static DeliveryRecord Read(Row row) => RowJson.Read(row, "delivery", StorageJson.Rows.DeliveryRecord);

    public static Versioned<DeliveryRecord> ReadVersioned(Row row) => new(Read(row), row.Tag);
}
