namespace FunctionsRadar.Alerting;

/// <summary>Ids such as <c>{installation}-{watch}-{sequence}</c>: no two stores ever make the same.</summary>
internal static class NotificationId
{
    public static string Create(string installation, string watch, long sequence) => $"{installation}-{watch}-{sequence}";

    public static long ParseSequence(string id) =>
        long.Parse(id.AsSpan(id.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
