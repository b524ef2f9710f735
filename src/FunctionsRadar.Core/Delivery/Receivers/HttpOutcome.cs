using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>What a receiver's response means: the table of status codes, in one place.</summary>
internal static class HttpOutcome
{
    // Longer waits would end in giving up anyway.
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    /// <summary>The outcome of a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="secrets">What must not be repeated of it.</param>
    /// <param name="now">The time.</param>
    public static SendOutcome From(ReceiverResponse response, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var result = response.IsAccepted switch
        {
            null => FindResult(response.Status),
            true => SendResult.Delivered,
            false => SendResult.Dead,
        };
        var line = $"{(int)response.Status} {ReasonPhrases.GetReasonPhrase((int)response.Status)}".TrimEnd();
        var room = SendOutcome.MaxDetail - line.Length - 2;
        var text = result == SendResult.Delivered ? "" : Masking.Apply(response.Text, secrets, room);
        var wait = result == SendResult.TryAgain ? FindWait(response.Headers, now) : null;
        return new SendOutcome(result, text.Length == 0 ? line : $"{line}: {text}", wait);
    }

    private static SendResult FindResult(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => SendResult.Delivered,
        401 or 403 => SendResult.TryAgainHourly,
        408 or 429 or >= 500 or < 200 => SendResult.TryAgain,
        _ => SendResult.Dead,
    };

    private static TimeSpan? FindWait(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - now ?? FindReset(headers) - now;
        return wait > MaxWait ? MaxWait : wait > TimeSpan.Zero ? wait : null;
    }

    // SendGrid says when its limit is reset in seconds since 1970.
    private static DateTimeOffset? FindReset(HttpResponseHeaders headers)
    {
        var isGiven = headers.TryGetValues("X-RateLimit-Reset", out var values);
        return isGiven && long.TryParse(values!.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < uint.MaxValue
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }
}
