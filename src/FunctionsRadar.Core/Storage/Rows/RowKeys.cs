namespace FunctionsRadar.Storage.Rows;

/// <summary>Keys of rows. Times are inverted: the newest comes first. Names and ids sort between <c>!</c> and <c>~</c>.</summary>
internal static class RowKeys
{
    public const string Watches = "_watches";
    public const string Installation = "_installation";
    public const string State = "state";
    public const string Snapshots = "snapshot~";
    public const string Transitions = "transition~";
    public const string Pending = "outbox~";
    public const string Receipts = "receipt~";

    public static string Snapshot(DateTimeOffset lastUpdated) => At(Snapshots, lastUpdated);
    public static string Transition(DateTimeOffset at, string id) => $"{At(Transitions, at)}~{id}";
    public static string PendingDelivery(string deliveryId) => Pending + deliveryId;
    public static string Receipt(DateTimeOffset endedAt, string deliveryId) => $"{At(Receipts, endedAt)}~{deliveryId}";

    /// <summary>The first key of a time or of what is older.</summary>
    public static string At(string prefix, DateTimeOffset time) =>
        prefix + (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Comes after every key that starts with the prefix, which may end with a time.</summary>
    public static string End(string prefix) => prefix + "~~";

    /// <summary>The first possible key after another.</summary>
    public static string After(string key) => key + "!";
}
