namespace FunctionsRadar.Tests.Support;

/// <summary>How a webhook answers.</summary>
/// <param name="Status">The status; 0 closes the connection without an answer.</param>
/// <param name="RetryAfter">Seconds; null for no such header.</param>
/// <param name="First">What happens before it answers; null for nothing.</param>
internal sealed record Reply(int Status, int? RetryAfter = null, Func<CancellationToken, Task>? First = null)
{
    public static implicit operator Reply(int status) => new(status);
}
