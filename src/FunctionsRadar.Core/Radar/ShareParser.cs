using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Reads a share in percent, which Radar writes as a string; a JSON number is accepted too.</summary>
internal static class ShareParser
{
    // Neither sign nor exponent nor thousands.
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint;

    /// <summary>A decimal from 0 to 100.</summary>
    /// <exception cref="RadarException">It is anything else.</exception>
    public static decimal Parse(string label, JsonElement value) => ParseNumber(value) is { } share and >= 0 and <= 100
        ? share
        : throw RadarException.Invalid(
            $"the share of '{OneLine.From(label, 64)}'", value.ToString(), "a decimal from 0 to 100");

    private static decimal? ParseNumber(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String
            when decimal.TryParse(value.GetString(), Plain, CultureInfo.InvariantCulture, out var number) => number,
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        _ => null,
    };
}
