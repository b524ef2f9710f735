namespace FunctionsRadar.Radar;

/// <summary>Reads each body within the attempt that asked for it, so that its time-out and its retries cover the body.</summary>
internal sealed class ResponseBufferHandler : DelegatingHandler
{
    public const int MaxBytes = 1024 * 1024;

    public static bool IsTooLong(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
