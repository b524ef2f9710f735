namespace FunctionsRadar.Cli.Output;

/// <summary>Numbers as tables show them.</summary>
internal static class TableFormat
{
    /// <summary>A percentage that lines up with others: three decimals.</summary>
    public static string Share(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{percent,7:0.000} %");

    /// <summary>A time to the minute, under a heading that says UTC.</summary>
    public static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A bar, in eighths of a character.</summary>
    /// <param name="value">0 to <paramref name="largest"/>.</param>
    /// <param name="largest">The value of a full bar.</param>
    /// <param name="width">Characters of a full bar.</param>
    public static string Bar(decimal value, decimal largest, int width)
    {
        var eighths = largest <= 0 ? 0 : (int)(value / largest * width * 8);
        return new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : " ▏▎▍▌▋▊▉"[eighths % 8].ToString());
    }
}
