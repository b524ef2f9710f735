namespace FunctionsRadar.Formatting;

/// <summary>Numbers as people read them: up to four decimals, a minus sign, a unit after a space.</summary>
internal static class NumberFormat
{
    private const int MaxDecimals = 4;
    private const int PrecisionOfDecimal = 28;

    /// <summary>A number with up to four decimals, or with as many as it takes to tell it from those beside it.</summary>
    /// <param name="value">The number.</param>
    /// <param name="beside">Numbers that it must not look like unless it is equal to them, such as thresholds.</param>
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

    /// <summary>A percentage, such as <c>0.42 %</c>.</summary>
    /// <inheritdoc cref="Number" path="/param"/>
    public static string Percent(decimal value, params ReadOnlySpan<decimal> beside) => $"{Number(value, beside)} %";

    /// <summary>Percentage points, such as <c>0.3 points</c>.</summary>
    /// <inheritdoc cref="Number" path="/param"/>
    public static string Points(decimal value, params ReadOnlySpan<decimal> beside) => $"{Number(value, beside)} points";

    /// <summary>
    /// A change in percentage points with its sign, such as <c>+0.3 points</c>; <c>unchanged</c> when it rounds to zero.
    /// </summary>
    public static string Change(decimal points) => Number(points) switch
    {
        "0" => "unchanged",
        var number => $"{(points > 0 ? "+" : "")}{number} points",
    };

    private static string Write(decimal value, int decimals) =>
        Math.Round(value, decimals).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture).Replace('-', '−');
}
