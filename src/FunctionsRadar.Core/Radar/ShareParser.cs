using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Reads a share in percent, which Radar writes as a string; a JSON number is accepted too.</summary>
internal static class ShareParser
{
    /// <exception cref="RadarException">It is anything but a decimal from 0 to 100.</exception>
    public static decimal Parse(string label, JsonElement value) => ParseNumber(value) is { } share and >= 0 and <= 100
        ? share
        : throw RadarException.Invalid($"the share of '{OneLine.From(label, 64)}'", value.ToString(), "a decimal from 0 to 100");

    // A text has neither sign nor exponent nor thousands.
    private static decimal? ParseNumber(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        JsonValueKind.String when decimal.TryParse(
            value.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
