namespace FunctionsRadar.Radar;

/// <summary>
/// Reads an answer whole, up to a limit, as part of the attempt that asked for it: its time-out counts for the body too, and a
/// connection that drops halfway is tried again.
/// </summary>
internal sealed class BoundedBody : DelegatingHandler
{
    /// <summary>The most that is read, in bytes.</summary>
    public const int Limit = 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(Limit, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>True when an answer was refused because it is longer than the limit.</summary>
    public static bool IsExceeded(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };
}
