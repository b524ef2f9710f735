namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Reads at most 16 KiB of a response body, for at most 2 s. HTML is not kept: error pages say nothing useful.</summary>
internal sealed class BoundedResponseHandler(TimeProvider time) : DelegatingHandler
{
    private const int MaxBytes = 16 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        using var body = response.Content;
        response.Content = new StringContent(await ReadAsync(body, cancellationToken));
        return response;
    }

    // The status code decides; an incomplete body changes nothing.
    private async Task<string> ReadAsync(HttpContent body, CancellationToken cancellation)
    {
        var buffer = new byte[MaxBytes];
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            await using var stream = await body.ReadAsStreamAsync(either.Token);
            var length = await stream.ReadAtLeastAsync(buffer, MaxBytes, throwOnEndOfStream: false, either.Token);
            var text = Encoding.UTF8.GetString(buffer, 0, length);
            return IsWebPage(body, text) ? "" : text;
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            return "";
        }
    }

    private static bool IsWebPage(HttpContent body, string text) =>
        body.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml"
        || text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith('<');
}
