namespace FunctionsRadar.Radar;

/// <summary>
/// Reads each response whole, up to a limit, within the attempt that asked for it: the attempt's time-out covers the body too,
/// and a connection that drops halfway through is retried.
/// </summary>
internal sealed class ResponseBufferHandler : DelegatingHandler
{
    /// <summary>The longest body that is read, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <inheritdoc/>
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

    /// <summary>True when a response was given up because it is longer than the limit.</summary>
    public static bool IsTooLong(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };
}
