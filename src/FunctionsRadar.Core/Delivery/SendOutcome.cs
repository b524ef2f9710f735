namespace FunctionsRadar.Delivery;

/// <summary>
/// What an attempt came to, and why: one line such as <c>503 Service Unavailable</c>. No secret is in it, nor the address of a
/// receiver but for that of a mailbox which a relay refused.
/// </summary>
internal sealed record SendOutcome(SendResult Result, string Detail, TimeSpan? RetryAfter = null)
{
    /// <summary>The longest <see cref="Detail"/>, in characters.</summary>
    public const int MaxDetail = 200;
}
