namespace FunctionsRadar.Alerting;

/// <summary>
/// Ids of notifications and transitions: <c>{installation}-{watch}-{sequence}</c>. The installation's part keeps two stores from
/// ever making the same id.
/// </summary>
internal static class NotificationId
{
    /// <summary>Makes an id.</summary>
    public static string Create(string installation, string watch, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{installation}-{watch}-{sequence}");

    /// <summary>The watch's name in an id; null when it is not an id.</summary>
    public static string? FindWatch(string id) =>
        id.Split('-') is [_, var watch, var sequence]
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? watch
            : null;

    /// <summary>The sequence number in an id.</summary>
    public static long ParseSequence(string id) =>
        long.Parse(id.AsSpan(id.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
