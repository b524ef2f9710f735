using FunctionsRadar.Formatting;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FunctionsRadar.Radar;

/// <summary>Asks Cloudflare Radar about the TLS versions that email travels over. Registered by <c>AddRadarClient</c>.</summary>
internal sealed class RadarClient(HttpClient http, RadarOptions options, AuthenticationBreaker breaker, TimeProvider time)
{
    /// <exception cref="RadarException">There is no valid summary to be had.</exception>
    public Task<TlsSummary> GetSummaryAsync(TlsQuery query, CancellationToken cancellation)
    {
        var uri = RadarUri.Summary(options.Endpoint, query);
        return SendAsync(uri, result => SummaryParser.Parse(result, query, time.GetUtcNow()), cancellation);
    }

    /// <summary>Who sends most over these versions, largest part first; none when Radar can filter by none of them.</summary>
    /// <exception cref="RadarException">There is no valid list to be had.</exception>
    public async Task<IReadOnlyList<TopTld>> GetTopTldsAsync(
        TlsQuery query, IReadOnlyList<string> versions, int limit, CancellationToken cancellation)
    {
        string[] known = [.. versions.Where(VersionLabel.IsKnown).Select(VersionLabel.Normalize).Distinct()];
        var uri = RadarUri.TopTlds(query, known, limit);
        return known.Length == 0 ? [] : await SendAsync(uri, result => TopTldParser.Parse(result, limit), cancellation);
    }

    private async Task<T> SendAsync<T>(Uri uri, Func<JsonElement, T> parse, CancellationToken cancellation)
    {
        breaker.ThrowIfOpen();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            request.Deadline = time.GetUtcNow() + RadarResilience.TotalTimeout;
            using var response = await http.SendAsync(request, cancellation);
            return parse(await RadarResponse.ReadResultAsync(response, options, cancellation));
        }
        catch (RadarException failure)
        {
            if (failure.Error == RadarError.Unauthorized)
                breaker.Open(failure);
            throw;
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            throw Translate(error);
        }
    }

    private static RadarException Translate(Exception error) => error switch
    {
        _ when ResponseBufferHandler.IsTooLong(error) => RadarException.Invalid(
            "its length", $"over {ResponseBufferHandler.MaxBytes} bytes", $"at most {ResponseBufferHandler.MaxBytes} bytes"),
        JsonException or InvalidOperationException =>
            RadarException.Invalid("its content", error.Message, "JSON of the documented types"),
        TimeoutRejectedException timeout =>
            Unavailable($"Radar did not answer within {timeout.Timeout.TotalSeconds:0} seconds.", error),
        BrokenCircuitException => Unavailable("Radar failed too often just now; no request is sent for half a minute.", error),
        _ => Unavailable($"Radar could not be reached: {OneLine.From(error.Message, 200)}", error),
    };

    private static RadarException Unavailable(string message, Exception error) =>
        new(RadarError.Unavailable, message, innerException: error);
}
