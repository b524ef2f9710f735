using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>What a receiver's response means: the table of status codes, in one place.</summary>
internal static class HttpOutcome
{
    public static SendOutcome From(ReceiverResponse response, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var code = (int)response.Status;
        var result = (response.IsAccepted, code) switch
        {
            (false, _) => SendResult.Dead,
            (true, _) or (_, >= 200 and < 300) => SendResult.Delivered,
            (_, 401 or 403) => SendResult.TryAgainHourly,
            (_, 408 or 429 or >= 500 or < 200) => SendResult.TryAgain,
            _ => SendResult.Dead,
        };
        var line = $"{code} {ReasonPhrases.GetReasonPhrase(code)}".TrimEnd();
        var room = SendOutcome.MaxDetail - line.Length - 2;
        var text = result == SendResult.Delivered ? "" : Masking.Apply(response.Text, secrets, room);
        var wait = result == SendResult.TryAgain ? FindWait(response.Headers, now) : null;
        return new SendOutcome(result, text.Length == 0 ? line : $"{line}: {text}", wait);
    }

    private static TimeSpan? FindWait(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // SendGrid says when its limit is reset, in seconds since 1970.
        var reset = headers.TryGetValues("X-RateLimit-Reset", out var values) ? values.First() : null;
        DateTimeOffset? resetAt = uint.TryParse(reset, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date ?? resetAt) - now;
        return wait > TimeSpan.Zero ? wait : null;
    }
}
