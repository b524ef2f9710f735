namespace FunctionsRadar.Delivery.Receivers;

/// <summary>One attempt to send, within 15 s: an exception is an outcome, unless the caller cancelled.</summary>
internal static class TimedSend
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public static async Task<SendOutcome> RunAsync(
        Func<CancellationToken, Task<SendOutcome>> send, Func<Exception, SendOutcome> explain, TimeProvider time,
        CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await send(either.Token);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            return timeout.IsCancellationRequested
                ? new SendOutcome(SendResult.TryAgain, "no answer within 15 s")
                : explain(error);
        }
    }
}
