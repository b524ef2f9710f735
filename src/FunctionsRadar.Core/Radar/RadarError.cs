namespace FunctionsRadar.Radar;

/// <summary>Why a summary could not be had.</summary>
public enum RadarError
{
    /// <summary>The credentials were not accepted (401, 403).</summary>
    Unauthorized,

    /// <summary>There is nothing under this address (404, 405, 410).</summary>
    NotFound,

    /// <summary>Radar did not accept the query (any other 4xx).</summary>
    Rejected,

    /// <summary>Too many requests (429), and still so after all attempts.</summary>
    Throttled,

    /// <summary>Radar failed (5xx), could not be reached, or did not answer in time.</summary>
    Unavailable,

    /// <summary>A response came that is not a valid summary.</summary>
    Invalid,

    /// <summary>
    /// Nothing was sent, since the credentials were refused a short time ago. The <see cref="Unauthorized"/> before it said why;
    /// who asks for several watches need not say it again.
    /// </summary>
    Suspended,
}
