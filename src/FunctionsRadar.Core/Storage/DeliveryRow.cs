using System.Text.Json;

namespace FunctionsRadar.Storage;

/// <summary>How deliveries are kept: pending ones in the outbox, ended ones as receipts.</summary>
internal static class DeliveryRow
{
    public static RowChange Write(RowChangeKind kind, DeliveryRecord delivery, string writeId, string? tag = null) =>
        new(kind, KeyOf(delivery), Encode(delivery, writeId), tag);

    public static string KeyOf(DeliveryRecord delivery) => delivery.Status == DeliveryStatus.Pending
        ? RowKeys.PendingDelivery(delivery.Id)
        : RowKeys.Receipt(delivery.EndedAt ?? throw new ArgumentException("A delivery that ended has a time of its end.", nameof(delivery)), delivery.Id);

    public static DeliveryRecord Read(Row row) =>
        JsonSerializer.Deserialize(RowTexts.Find(row.Values, "delivery")!, StorageJson.Rows.DeliveryRecord)!;

    public static Versioned<DeliveryRecord> ReadVersioned(Row row) => new(Read(row), row.Tag);

    private static IReadOnlyDictionary<string, string> Encode(DeliveryRecord delivery, string writeId) => new RowTexts()
        .AddWriteId(writeId)
        .Add("delivery", JsonSerializer.Serialize(delivery, StorageJson.Rows.DeliveryRecord))
        .Values;
}
