using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>What a receiver's answer means: the table of status codes, in one place.</summary>
internal static class HttpOutcome
{
    // Longer waits would end in giving up anyway.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>What is to happen after an answer.</summary>
    public static SendResult ResultOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => SendResult.Delivered,
        401 or 403 => SendResult.TryAgainHourly,
        408 or 429 or >= 500 or < 200 => SendResult.TryAgain,
        _ => SendResult.Dead,
    };

    /// <summary>The outcome of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="secrets">What must not be repeated of it.</param>
    /// <param name="now">The time.</param>
    public static SendOutcome Of(Answer answer, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var result = answer.IsAccepted switch
        {
            null => ResultOf(answer.Status),
            true => SendResult.Delivered,
            false => SendResult.Dead,
        };
        var line = $"{(int)answer.Status} {ReasonPhrases.GetReasonPhrase((int)answer.Status)}".TrimEnd();
        var words = result == SendResult.Delivered ? "" : Masking.Apply(answer.Words, secrets, 200 - line.Length - 2);
        return new SendOutcome(result, words.Length == 0 ? line : $"{line}: {words}", result == SendResult.TryAgain ? WaitOf(answer.Headers, now) : null);
    }

    private static TimeSpan? WaitOf(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - now ?? ResetOf(headers) - now;
        return wait > LongestWait ? LongestWait : wait > TimeSpan.Zero ? wait : null;
    }

    // SendGrid says when its limit is reset in seconds since 1970.
    private static DateTimeOffset? ResetOf(HttpResponseHeaders headers)
    {
        var isGiven = headers.TryGetValues("X-RateLimit-Reset", out var values);
        return isGiven && long.TryParse(values!.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < uint.MaxValue
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }
}

/// <summary>A receiver's answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Words">Its body, cut; not to be shown unmasked.</param>
/// <param name="IsAccepted">Whether it took the message, when the status alone does not say; null when it does.</param>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, string Words, bool? IsAccepted = null);
