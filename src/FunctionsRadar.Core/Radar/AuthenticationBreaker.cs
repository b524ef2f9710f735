namespace FunctionsRadar.Radar;

/// <summary>
/// Stops requests for a while after Cloudflare refused the credentials: repeated authentication failures get an address blocked.
/// </summary>
/// <param name="time">Measures the break.</param>
internal sealed class AuthenticationBreaker(TimeProvider time)
{
    /// <summary>How long no request is sent.</summary>
    public static readonly TimeSpan BreakDuration = TimeSpan.FromMinutes(5);

    private volatile Refusal? _last;

    /// <summary>Starts a break.</summary>
    /// <param name="refusal">What Cloudflare answered.</param>
    public void Open(RadarException refusal) => _last = new Refusal(refusal.Message, refusal.Code, time.GetTimestamp());

    /// <summary>Lets a request pass, or not.</summary>
    /// <exception cref="RadarException">
    /// The credentials were refused a short time ago: <see cref="RadarError.Suspended"/>.
    /// </exception>
    public void ThrowIfOpen()
    {
        if (_last is not { } last || time.GetElapsedTime(last.At) >= BreakDuration)
            return;
        var reason = $"it refused the credentials within the last {BreakDuration.TotalMinutes:0} minutes";
        throw new RadarException(RadarError.Suspended, $"Radar was not asked, since {reason}: {last.Message}", last.Code);
    }

    private sealed record Refusal(string Message, int? Code, long At);
}
