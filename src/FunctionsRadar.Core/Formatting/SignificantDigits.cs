namespace FunctionsRadar.Formatting;

/// <summary>Numbers with no more digits than they carry.</summary>
internal static class SignificantDigits
{
    private const int MaxDecimals = 6;

    /// <summary>Rounds to so many digits, counted from the first that is not zero; to six decimals at the most.</summary>
    public static decimal Keep(decimal value, int digits)
    {
        if (value == 0)
            return 0;
        var decimals = digits - 1 - (int)Math.Floor(Math.Log10((double)Math.Abs(value)));
        return Math.Round(value, Math.Clamp(decimals, 0, MaxDecimals));
    }
}
