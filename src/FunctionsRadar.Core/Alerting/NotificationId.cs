namespace FunctionsRadar.Alerting;

/// <summary>Ids such as <c>{installation}-{watch}-{sequence}</c>: no two stores ever make the same.</summary>
internal static class NotificationId
{
    public static string Create(string installation, string watch, long sequence) => $"{installation}-{watch}-{sequence}";

    /// <summary>The watch's name in an id; null when it is not an id.</summary>
    public static string? FindWatch(string id) =>
        id.Split('-') is [_, var watch, var sequence]
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? watch
            : null;

    public static long ParseSequence(string id) =>
        long.Parse(id.AsSpan(id.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
