using FunctionsRadar.Formatting;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FunctionsRadar.Radar;

/// <summary>
/// Asks Cloudflare Radar about the TLS versions that email travels over. Registered by <c>AddRadarClient</c>.
/// After an authentication failure nothing is sent for five minutes: see <see cref="RadarError.Suspended"/>.
/// </summary>
/// <param name="http">Set up with base address, credentials and resilience.</param>
/// <param name="options">How Radar is reached.</param>
/// <param name="breaker">Remembers an authentication failure.</param>
/// <param name="time">Judges how far ahead a response's time is.</param>
internal sealed class RadarClient(HttpClient http, RadarOptions options, AuthenticationBreaker breaker, TimeProvider time)
{
    // What Radar filters by, for labels in their normal form.
    private static readonly Dictionary<string, string> VersionFilters = new(StringComparer.Ordinal)
    {
        [VersionLabel.Normalize("TLS 1.0")] = "TLSv1_0",
        [VersionLabel.Normalize("TLS 1.1")] = "TLSv1_1",
        [VersionLabel.Normalize("TLS 1.2")] = "TLSv1_2",
        [VersionLabel.Normalize("TLS 1.3")] = "TLSv1_3",
    };

    /// <summary>The share of each TLS version.</summary>
    /// <exception cref="RadarException">There is no valid summary to be had.</exception>
    /// <exception cref="ArgumentException">A part of the query is not accepted; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<TlsSummary> GetSummaryAsync(TlsQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var uri = RadarUri.Summary(options.Endpoint, query);
        return SendAsync(uri, result => SummaryParser.Parse(result, query, time.GetUtcNow()), cancellation);
    }

    /// <summary>The top-level domains with the largest parts of the emails over the given versions, largest first.</summary>
    /// <param name="query">Period and filters; its name is not used.</param>
    /// <param name="versions">
    /// Labels such as <c>TLS 1.0</c>; those that Radar cannot filter by are left out, and with none left the list is empty.
    /// </param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <exception cref="RadarException">There is no valid list to be had.</exception>
    /// <exception cref="ArgumentException">A part of the query is not accepted; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IReadOnlyList<TopTld>> GetTopTldsAsync(
        TlsQuery query, IReadOnlyList<string> versions, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var labels = versions.Select(VersionLabel.Normalize).Distinct();
        var filters = labels.Select(VersionFilters.GetValueOrDefault).OfType<string>().ToArray();
        var uri = RadarUri.TopTlds(query, filters, limit);
        return filters.Length == 0 ? [] : await SendAsync(uri, result => TopTldParser.Parse(result, limit), cancellation);
    }

    private async Task<T> SendAsync<T>(Uri uri, Func<JsonElement, T> parse, CancellationToken cancellation)
    {
        breaker.ThrowIfOpen();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            RetryDeadline.Set(request, time.GetUtcNow() + RadarResilience.TotalTimeout);
            using var response = await http.SendAsync(request, cancellation);
            return parse(await RadarResponse.ReadResultAsync(response, MaskSecrets, cancellation));
        }
        catch (RadarException refusal) when (refusal.Error == RadarError.Unauthorized)
        {
            breaker.Open(refusal);
            throw;
        }
        catch (Exception error) when (!IsExpected(error, cancellation))
        {
            throw Translate(error);
        }
    }

    private static bool IsExpected(Exception error, CancellationToken cancellation) =>
        error is RadarException || (error is OperationCanceledException && cancellation.IsCancellationRequested);

    private static RadarException Translate(Exception error) => error switch
    {
        _ when ResponseBufferHandler.IsTooLong(error) =>
            RadarException.Invalid(
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

    private string MaskSecrets(string text)
    {
        foreach (var secret in new[] { options.ApiToken, options.ApiKey, options.Email }.OfType<string>())
            text = text.Replace(secret, "(hidden)", StringComparison.OrdinalIgnoreCase);
        return text;
    }
}
