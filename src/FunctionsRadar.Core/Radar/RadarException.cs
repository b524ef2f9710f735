using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Radar gave no valid summary. The message is one line, without any credential.</summary>
/// <param name="error">Why.</param>
/// <param name="message">What happened, with the API's own words where it had any.</param>
/// <param name="code">The API's own error code, such as 10000; null when it gave none.</param>
/// <param name="innerException">What the failure came from.</param>
internal sealed class RadarException(RadarError error, string message, int? code = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Why.</summary>
    public RadarError Error { get; } = error;

    /// <summary>The API's own error code; null when it gave none.</summary>
    public int? Code { get; } = code;

    /// <summary>True when asking again later may help without anybody changing anything.</summary>
    public bool IsTransient => Error is RadarError.Throttled or RadarError.Unavailable;

    /// <summary>A response that came but is not valid.</summary>
    /// <param name="what">The part that is not valid.</param>
    /// <param name="value">Its value; null when it is missing.</param>
    /// <param name="accepted">What is accepted.</param>
    public static RadarException Invalid(string what, string? value, string accepted)
    {
        var found = value is null ? "missing" : $"'{OneLine.From(value, 80)}'";
        return new(RadarError.Invalid, $"Radar's response is not valid: {what} is {found}; accepted: {accepted}.");
    }
}
