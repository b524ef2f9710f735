using System.Globalization;

namespace FunctionsRadar.Alerting;

/// <summary>How ids of notifications are made and read.</summary>
public static class NotificationIds
{
    /// <summary>Stands in the rule's place for blind and sighted; not a rule's name.</summary>
    public const string Blind = "blind";

    /// <summary>Stands in the rule's place for tests; not a rule's name.</summary>
    public const string Test = "test";

    /// <summary><c>{watch}-{rule}-{sequence}</c>.</summary>
    public static string Make(string watch, string subject, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{watch}-{subject}-{sequence}");

    /// <summary>The watch's name in an id; null when it is not an id.</summary>
    public static string? WatchOf(string id) => id.Split('-') is [var watch, _, var sequence] && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? watch : null;

    /// <summary>The sequence number in an id.</summary>
    public static long SequenceOf(string id) => long.Parse(id.AsSpan(id.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
