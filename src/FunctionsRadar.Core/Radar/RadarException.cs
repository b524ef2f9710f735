using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Radar gave no valid summary. The message is one line, without any credential; the code is the API's own.</summary>
internal sealed class RadarException(RadarError error, string message, int? code = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public RadarError Error { get; } = error;
    public int? Code { get; } = code;

    /// <summary>A response came in which a part is missing (null) or has a value that is not accepted.</summary>
    public static RadarException Invalid(string what, string? value, string accepted)
    {
        var found = value is null ? "missing" : $"'{OneLine.From(value, 80)}'";
        return new(RadarError.Invalid, $"Radar's response is not valid: {what} is {found}; accepted: {accepted}.");
    }

    public static void ThrowUnless(bool isValid, string what, string? value, string accepted)
    {
        if (!isValid)
            throw Invalid(what, value, accepted);
    }
}
