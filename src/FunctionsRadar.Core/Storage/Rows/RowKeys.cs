namespace FunctionsRadar.Storage.Rows;

/// <summary>
/// How rows are named. Times are inverted, so that the newest comes first. <c>~</c> sorts after, and <c>!</c> before, every
/// character that names and ids are made of.
/// </summary>
internal static class RowKeys
{
    public const string Watches = "_watches";
    public const string Installation = "_installation";
    public const string State = "state";
    public const string Snapshots = "snapshot~";
    public const string Transitions = "transition~";
    public const string Pending = "outbox~";
    public const string Receipts = "receipt~";

    /// <summary>The end of all keys that start with a prefix.</summary>
    public static string GetEnd(string prefix) => prefix + "~";

    /// <summary>Where to go on after a key.</summary>
    public static string After(string key) => key + "!";

    /// <summary>The first key of a time or of what is older.</summary>
    public static string NotAfter(string prefix, DateTimeOffset time) => prefix + Invert(time);

    /// <summary>The first key that is older than a time.</summary>
    public static string Before(string prefix, DateTimeOffset time) =>
        time.UtcTicks == 0 ? GetEnd(prefix) : NotAfter(prefix, time.AddTicks(-1));

    public static string Snapshot(DateTimeOffset lastUpdated) => NotAfter(Snapshots, lastUpdated);

    public static string Transition(DateTimeOffset at, string id) => $"{NotAfter(Transitions, at)}~{id}";

    public static string PendingDelivery(string deliveryId) => Pending + deliveryId;

    public static string Receipt(DateTimeOffset endedAt, string deliveryId) => $"{NotAfter(Receipts, endedAt)}~{deliveryId}";

    private static string Invert(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
