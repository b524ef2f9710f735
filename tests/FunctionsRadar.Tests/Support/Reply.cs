namespace FunctionsRadar.Tests.Support;

/// <summary>How a webhook responds.</summary>
/// <param name="Status">The status; 0 closes the connection without a response.</param>
/// <param name="RetryAfter">Seconds; null for no such header.</param>
/// <param name="First">What happens before it responds; null for nothing.</param>
internal sealed record Reply(int Status, int? RetryAfter = null, Func<CancellationToken, Task>? First = null)
{
    public static implicit operator Reply(int status) => new(status);
}
