using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FunctionsRadar.Radar;

/// <summary>Asks Cloudflare Radar about the TLS versions that email travels over. Registered by <c>AddRadarClient</c>.</summary>
/// <param name="http">Set up with base address, credentials and resilience.</param>
/// <param name="options">How Radar is reached.</param>
/// <param name="time">Judges how far ahead an answer's time is.</param>
public sealed class RadarClient(HttpClient http, RadarOptions options, TimeProvider time)
{
    private const string CurrentDimension = "TLS_VERSION";
    private const string DeprecatedDimension = "tls_version";

    private static readonly Dictionary<string, string> TlsVersions = new(StringComparer.Ordinal)
    {
        ["TLS 1.0"] = "TLSv1_0",
        ["TLS 1.1"] = "TLSv1_1",
        ["TLS 1.2"] = "TLSv1_2",
        ["TLS 1.3"] = "TLSv1_3",
    };

    /// <summary>The share of each TLS version.</summary>
    /// <exception cref="RadarException">There is no valid summary to be had.</exception>
    /// <exception cref="ArgumentException">A part of the query is not accepted; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<TlsSummary> GetSummaryAsync(TlsQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        try
        {
            return await AskAsync(options.Endpoint == RadarEndpoint.TlsVersion ? DeprecatedDimension : CurrentDimension);
        }
        catch (RadarException error) when (error.Error == RadarError.NotFound && options.Endpoint == RadarEndpoint.Auto)
        {
            return await AskAsync(DeprecatedDimension);
        }

        Task<TlsSummary> AskAsync(string dimension) => this.AskAsync(
            RadarAddress.Summary(dimension, query),
            result => SummaryParser.Parse(result, query.Name ?? "summary_0", time.GetUtcNow()),
            cancellation);
    }

    /// <summary>The top-level domains with the largest parts of the emails over the given versions, largest first.</summary>
    /// <param name="query">Period and filters; its name is not used.</param>
    /// <param name="versions">Labels such as <c>TLS 1.0</c>; those that Radar cannot filter by are left out, and with none left the list is empty.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <exception cref="RadarException">There is no valid list to be had.</exception>
    /// <exception cref="ArgumentException">A part of the query is not accepted; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IReadOnlyList<TopTld>> GetTopTldsAsync(
        TlsQuery query, IReadOnlyList<string> versions, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var known = versions.Select(TlsVersions.GetValueOrDefault).OfType<string>().Distinct().ToArray();
        var address = RadarAddress.TopTlds(query, known, limit);
        return known.Length == 0 ? [] : await AskAsync(address, result => TopTldParser.Parse(result, limit), cancellation);
    }

    private async Task<T> AskAsync<T>(string address, Func<JsonElement, T> parse, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            RadarResilience.Start(request, time);
            using var response = await http.SendAsync(request, cancellation);
            return parse(await RadarAnswer.ReadAsync(response, Hide, cancellation));
        }
        catch (Exception error) when (!IsExpected(error, cancellation))
        {
            throw Explain(error);
        }
    }

    private static bool IsExpected(Exception error, CancellationToken cancellation) =>
        error is RadarException || (error is OperationCanceledException && cancellation.IsCancellationRequested);

    private static RadarException Explain(Exception error) => error switch
    {
        _ when BoundedBody.IsExceeded(error) => RadarAnswer.Refused("its length", "more", $"at most {BoundedBody.Limit} bytes"),
        JsonException or InvalidOperationException => RadarAnswer.Refused("its content", error.Message, "JSON of the documented types"),
        TimeoutRejectedException late => Unavailable($"Radar did not answer within {late.Timeout.TotalSeconds:0} seconds.", error),
        BrokenCircuitException => Unavailable("Radar failed too often just now and is left alone for half a minute.", error),
        _ => Unavailable($"Radar could not be reached: {RadarText.OneLine(error.Message, 200)}", error),
    };

    private static RadarException Unavailable(string message, Exception error) =>
        new(RadarError.Unavailable, message, innerException: error);

    private string Hide(string text)
    {
        foreach (var secret in new[] { options.ApiToken, options.ApiKey, options.Email }.OfType<string>())
            text = text.Replace(secret, "(hidden)", StringComparison.OrdinalIgnoreCase);
        return text;
    }
}
