namespace FunctionsRadar.Radar;

/// <summary>The time by which a request with all its retries must have ended. It travels in the request's options.</summary>
internal static class RetryDeadline
{
    private static readonly HttpRequestOptionsKey<DateTimeOffset> Key = new(nameof(RetryDeadline));

    /// <summary>Sets the deadline.</summary>
    public static void Set(HttpRequestMessage request, DateTimeOffset deadline) => request.Options.Set(Key, deadline);

    /// <summary>Moves the deadline by the time that the request spent waiting for the rate limit, which does not count.</summary>
    public static void Extend(HttpRequestMessage request, TimeSpan wait)
    {
        if (request.Options.TryGetValue(Key, out var deadline))
            Set(request, deadline + wait);
    }

    /// <summary>The time that is left; not negative.</summary>
    public static TimeSpan GetRemaining(HttpRequestMessage? request, DateTimeOffset now)
    {
        var deadline = request is not null && request.Options.TryGetValue(Key, out var set) ? set : now;
        return deadline > now ? deadline - now : TimeSpan.Zero;
    }
}
