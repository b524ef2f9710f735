namespace FunctionsRadar.Delivery;

/// <summary>What an attempt came to, and why.</summary>
/// <param name="Result">What is to happen next.</param>
/// <param name="Detail">One line of at most 200 characters, without address or secret, such as <c>503 Service Unavailable</c>.</param>
/// <param name="RetryAfter">When the receiver asked to be left alone for a while; null otherwise.</param>
public sealed record SendOutcome(SendResult Result, string Detail, TimeSpan? RetryAfter = null);
