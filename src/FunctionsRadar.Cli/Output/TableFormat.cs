namespace FunctionsRadar.Cli.Output;

/// <summary>Values as tables show them, with a dash for none.</summary>
internal static class TableFormat
{
    private const int BarWidth = 36;

    public static string Percent(decimal? percent) => percent is { } given ? NumberFormat.Percent(given) : "–";

    /// <summary>A time to the minute, under a heading that says UTC.</summary>
    public static string Time(DateTimeOffset? time) => time is { } given ? $"{given.UtcDateTime:yyyy-MM-dd HH:mm}" : "–";

    /// <summary>A bar, in eighths of a character.</summary>
    public static string Bar(decimal value, decimal largest)
    {
        var eighths = largest <= 0 ? 0 : (int)(value / largest * BarWidth * 8);
        return new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : " ▏▎▍▌▋▊▉"[eighths % 8]);
    }
}
