using System.Net;
using System.Text.Json.Serialization;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Takes the result out of the envelope in which every response of the API comes.</summary>
internal static partial class RadarResponse
{
    /// <exception cref="RadarException">The response is anything but JSON that says <c>success</c>.</exception>
    public static async Task<JsonElement> ReadResultAsync(
        HttpResponseMessage response, RadarOptions options, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var (envelope, problem) = Parse(response.Content.Headers.ContentType?.MediaType, body);
        if (envelope is { Success: true } && response.IsSuccessStatusCode)
            return envelope.Result;
        var error = envelope?.Errors is [var first, ..] ? first : null;
        var reason = error?.Message is { Length: > 0 } message
            ? $": {OneLine.From(options.MaskSecrets(message), 200).TrimEnd('.')}"
            : problem;
        var code = error?.Code is { } number ? $" (code {number})" : "";
        var text = $"Radar answered {Describe(response.StatusCode)}{reason}{code}.";
        throw new RadarException(Classify(response.StatusCode, error?.Code), text, error?.Code);
    }

    private static (Envelope? Envelope, string Problem) Parse(string? mediaType, byte[] body)
    {
        if (body.Length == 0)
            return (null, " with an empty body; accepted: JSON");
        if (mediaType is not null && !mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
            return (null, $" with {OneLine.From(mediaType, 80)}; accepted: JSON");
        try
        {
            return (JsonSerializer.Deserialize(body, EnvelopeJson.Default.Envelope), " without success; accepted: success true");
        }
        catch (JsonException)
        {
            return (null, " with a body that is not Radar's JSON envelope; accepted: success, errors and result");
        }
    }

    private static RadarError Classify(HttpStatusCode status, int? code) => (int)status switch
    {
        _ when code is 10000 or 9109 or 6003 or 10502 => RadarError.Unauthorized,
        401 or 403 => RadarError.Unauthorized,
        404 or 405 or 410 => RadarError.NotFound,
        429 => RadarError.Throttled,
        408 or >= 500 => RadarError.Unavailable,
        >= 400 => RadarError.Rejected,
        _ => RadarError.Invalid,
    };

    private static string Describe(HttpStatusCode status) => (int)status switch
    {
        >= 300 and < 400 and var redirect => $"{redirect} (redirects are not followed)",
        var known when Enum.IsDefined(status) => $"{known} {status}",
        var other => $"{other}",
    };

    private sealed record ApiError(int? Code, string? Message);
    private sealed record Envelope(bool? Success, IReadOnlyList<ApiError?>? Errors, JsonElement Result);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Envelope))]
    private sealed partial class EnvelopeJson : JsonSerializerContext;
}
