namespace FunctionsRadar.Radar;

/// <summary>The time by which a request with all its retries must have ended. It travels in the request's options.</summary>
internal static class RetryDeadline
{
    private static readonly HttpRequestOptionsKey<DateTimeOffset> Key = new(nameof(RetryDeadline));

    extension(HttpRequestMessage request)
    {
        public DateTimeOffset Deadline
        {
            get => request.Options.TryGetValue(Key, out var deadline) ? deadline : default;
            set => request.Options.Set(Key, value);
        }
    }
}
