namespace FunctionsRadar.Radar;

/// <summary>Why a summary could not be had; <see cref="RadarResponse"/> says which status is which.</summary>
internal enum RadarError
{
    Unauthorized, NotFound, Rejected, Throttled, Unavailable, Invalid,
    /// <summary>Nothing was sent, since the credentials were refused a short time ago: that error said why.</summary>
    Suspended,
}
