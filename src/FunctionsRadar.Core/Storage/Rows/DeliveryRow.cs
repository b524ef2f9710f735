using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>How deliveries are kept: pending ones in the outbox, ended ones as receipts.</summary>
internal static class DeliveryRow
{
    public static RowChange Write(RowChangeKind kind, DeliveryRecord delivery, string writeId, string? tag = null)
    {
        var texts = new RowTexts().AddWriteId(writeId).Add("delivery", delivery, StorageJson.Rows.DeliveryRecord);
        return new RowChange(kind, Key(delivery), texts.Values, tag);
    }

    public static string Key(DeliveryRecord delivery) => delivery.Status == DeliveryStatus.Pending
        ? RowKeys.PendingDelivery(delivery.Id)
        : RowKeys.Receipt(delivery.EndedAt!.Value, delivery.Id);

    public static DeliveryRecord Read(Row row) => RowTexts.Read(row, "delivery", StorageJson.Rows.DeliveryRecord);

    public static Versioned<DeliveryRecord> ReadVersioned(Row row) => new(Read(row), row.Tag);
}
