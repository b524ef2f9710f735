using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FunctionsRadar.Radar;

/// <summary>Takes the result out of the envelope that every answer of the API comes in.</summary>
internal static partial class RadarAnswer
{
    private const int MaximumMessageLength = 200;

    /// <summary>The <c>result</c> of an answer that is JSON and says <c>success</c>.</summary>
    /// <param name="response">The answer, its body already read.</param>
    /// <param name="hide">Takes credentials out of what the API says.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="RadarException">It is anything else.</exception>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, Func<string, string> hide, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var (envelope, problem) = Parse(response.Content.Headers.ContentType?.MediaType, body);
        if (envelope is { Success: true } && response.IsSuccessStatusCode)
            return envelope.Result;
        var error = envelope?.Errors is [var first, ..] ? first : null;
        var words = error?.Message is { Length: > 0 } message
            ? $": {RadarText.OneLine(hide(message), MaximumMessageLength).TrimEnd('.')}"
            : problem;
        var code = error?.Code is { } number ? $" (code {number})" : "";
        throw new RadarException(Reason(response.StatusCode, error?.Code), $"Radar answered {Status(response)}{words}{code}.", error?.Code);
    }

    /// <summary>An answer that came but is not valid.</summary>
    public static RadarException Refused(string what, string? value, string accepted)
    {
        var found = value is null ? "missing" : $"'{RadarText.OneLine(value, 80)}'";
        return new(RadarError.Invalid, $"Radar's answer is refused: {what} is {found}; accepted: {accepted}.");
    }

    private static (Envelope? Envelope, string Problem) Parse(string? mediaType, byte[] body)
    {
        if (body.Length == 0)
            return (null, " with an empty body; accepted: JSON");
        if (mediaType is not null && !mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
            return (null, $" with {RadarText.OneLine(mediaType, 80)}; accepted: JSON");
        try
        {
            return (JsonSerializer.Deserialize(body, EnvelopeJson.Default.Envelope), " without success; accepted: success true");
        }
        catch (JsonException)
        {
            return (null, " with a body that is not Radar's JSON envelope; accepted: success, errors and result");
        }
    }

    private static RadarError Reason(HttpStatusCode status, int? code) => (int)status switch
    {
        _ when code is 10000 or 9109 or 6003 or 10502 => RadarError.Unauthorized,
        401 or 403 => RadarError.Unauthorized,
        404 or 405 or 410 => RadarError.NotFound,
        429 => RadarError.Throttled,
        408 or >= 500 => RadarError.Unavailable,
        >= 400 => RadarError.Rejected,
        _ => RadarError.Invalid,
    };

    private static string Status(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 300 and < 400 and var status => $"{status} (redirects are not followed)",
        var status when Enum.IsDefined(response.StatusCode) => $"{status} {response.StatusCode}",
        var status => $"{status}",
    };

    private sealed record ApiError(int? Code, string? Message);

    private sealed record Envelope(bool? Success, IReadOnlyList<ApiError>? Errors, JsonElement Result);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
    [JsonSerializable(typeof(Envelope))]
    private sealed partial class EnvelopeJson : JsonSerializerContext;
}
