namespace FunctionsRadar.Radar;

/// <summary>Stops requests after Cloudflare refused the credentials: repeated failures get an address blocked.</summary>
internal sealed class AuthenticationBreaker(TimeProvider time)
{
    private static readonly TimeSpan BreakDuration = TimeSpan.FromMinutes(5);
    private volatile Refusal? _last;

    public void Open(RadarException refusal) => _last = new Refusal(refusal.Message, refusal.Code, time.GetTimestamp());

    public void ThrowIfOpen()
    {
        if (_last is not { } last || time.GetElapsedTime(last.At) >= BreakDuration)
            return;
        var reason = $"it refused the credentials within the last {BreakDuration.TotalMinutes:0} minutes";
        throw new RadarException(RadarError.Suspended, $"Radar was not asked, since {reason}: {last.Message}", last.Code);
    }

    private sealed record Refusal(string Message, int? Code, long At);
}
