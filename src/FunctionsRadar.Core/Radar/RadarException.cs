namespace FunctionsRadar.Radar;

/// <summary>Why a summary could not be had.</summary>
public enum RadarError
{
    /// <summary>The credentials were not accepted (401, 403).</summary>
    Unauthorized,

    /// <summary>There is nothing under this address (404, 405, 410).</summary>
    NotFound,

    /// <summary>Radar did not accept the question (any other 4xx).</summary>
    Rejected,

    /// <summary>Radar asks for less (429), and went on asking after all attempts.</summary>
    Throttled,

    /// <summary>Radar failed (5xx), could not be reached, or did not answer in time.</summary>
    Unavailable,

    /// <summary>An answer came that is not a valid summary.</summary>
    Invalid,
}

/// <summary>Radar gave no valid summary. The message is one line, without any credential.</summary>
/// <param name="error">Why.</param>
/// <param name="message">What happened, with the API's own words where it had any.</param>
/// <param name="code">The API's own error code, such as 10000; null when it gave none.</param>
/// <param name="innerException">What the failure came from.</param>
public sealed class RadarException(RadarError error, string message, int? code = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Why.</summary>
    public RadarError Error { get; } = error;

    /// <summary>The API's own error code; null when it gave none.</summary>
    public int? Code { get; } = code;

    /// <summary>True when asking again later may help without anybody changing anything.</summary>
    public bool IsTransient => Error is RadarError.Throttled or RadarError.Unavailable;
}
