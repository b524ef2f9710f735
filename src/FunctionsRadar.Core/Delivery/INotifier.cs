using FunctionsRadar.Alerting;

namespace FunctionsRadar.Delivery;

/// <summary>Reaches one kind of destination. Sends once: it neither retries nor follows redirects, the outbox owns every retry.</summary>
public interface INotifier
{
    /// <summary>The kind of receiver that it reaches.</summary>
    ReceiverType Type { get; }

    /// <summary>
    /// Sends the notification once, and says what came of it. Anything but cancellation comes back as an outcome, never as an exception;
    /// no address and no secret is in it.
    /// </summary>
    Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation);
}

/// <summary>What an attempt came to.</summary>
public enum SendResult
{
    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Worth another try by the schedule.</summary>
    TryAgain,

    /// <summary>Worth another try in an hour: a key may be about to be rotated.</summary>
    TryAgainHourly,

    /// <summary>Will not get better by trying.</summary>
    Dead,
}

/// <summary>What an attempt came to, and why.</summary>
/// <param name="Result">What is to happen next.</param>
/// <param name="Detail">One line of at most 200 characters, without address or secret, such as <c>503 Service Unavailable</c>.</param>
/// <param name="RetryAfter">When the receiver asked to be left alone for a while; null otherwise.</param>
public sealed record SendOutcome(SendResult Result, string Detail, TimeSpan? RetryAfter = null);
