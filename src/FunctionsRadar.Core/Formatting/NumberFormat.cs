namespace FunctionsRadar.Formatting;

/// <summary>Numbers as people read them: up to four decimals, a minus sign, a unit after a space.</summary>
internal static class NumberFormat
{
    private const int MaxDecimals = 4;
    private const int PrecisionOfDecimal = 28;

    /// <summary>
    /// A number with up to four decimals, or with as many as it takes to tell it from others beside it that it is not equal to,
    /// such as thresholds.
    /// </summary>
    public static string Number(decimal value, params ReadOnlySpan<decimal> beside)
    {
        var decimals = MaxDecimals;
        foreach (var other in beside)
        {
            while (value != other && decimals < PrecisionOfDecimal && Write(value, decimals) == Write(other, decimals))
                decimals++;
        }
        return Write(value, decimals);
    }

    public static string Percent(decimal value, params ReadOnlySpan<decimal> beside) => $"{Number(value, beside)} %";

    public static string Points(decimal value, params ReadOnlySpan<decimal> beside) => $"{Number(value, beside)} points";

    /// <summary>A change with its sign, such as <c>+0.3 points</c>; <c>unchanged</c> when it rounds to zero.</summary>
    public static string Change(decimal points) => Number(points) switch
    {
        "0" => "unchanged",
        var number => $"{(points > 0 ? "+" : "")}{number} points",
    };

    private static string Write(decimal value, int decimals) =>
        Math.Round(value, decimals).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture).Replace('-', '−');
}
