namespace FunctionsRadar.Delivery;

/// <summary>What an attempt came to, and why.</summary>
/// <param name="Result">What is to happen next.</param>
/// <param name="Detail">
/// One line of at most 200 characters, such as <c>503 Service Unavailable</c>. No secret is in it, nor the address of a receiver
/// but for that of a mailbox which a relay refused.
/// </param>
/// <param name="RetryAfter">When the receiver asked to be left alone for a while; null otherwise.</param>
internal sealed record SendOutcome(SendResult Result, string Detail, TimeSpan? RetryAfter = null)
{
    /// <summary>The longest <see cref="Detail"/>.</summary>
    public const int MaxDetail = 200;

    /// <summary>Nothing came back within the time for one attempt.</summary>
    public static SendOutcome TimedOut { get; } = new(SendResult.TryAgain, "no answer within 15 s");
}
