namespace FunctionsRadar.Cli.Serving;

/// <summary>Does something at the times of a schedule, one run after the other, whether or not the last one failed.</summary>
internal sealed partial class Scheduler(TimeProvider time, ILogger<Scheduler> logger)
{
    // A timer stands still while the machine is suspended, and knows nothing of a clock that is set: it is read this often.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    public async Task RunAsync(Schedule schedule, Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        while (true)
        {
            await WaitAsync(schedule, cancellation);
            await RunOnceAsync(run, cancellation);
        }
    }

    public async Task RunOnceAsync(Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        try
        {
            await run(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            RoundFailed(failure.Message);
        }
    }

    // The next occurrence is another when the clock was set back.
    private async Task WaitAsync(Schedule schedule, CancellationToken cancellation)
    {
        var seen = time.GetUtcNow();
        var until = schedule.Next(seen);
        while (seen < until)
        {
            await Task.Delay(until - seen < MaxWait ? until - seen : MaxWait, time, cancellation);
            var now = time.GetUtcNow();
            if (now < seen)
                until = schedule.Next(now);
            seen = now;
        }
    }

    [LoggerMessage(401, LogLevel.Error, "RoundFailed: {Reason}")]
    private partial void RoundFailed(string reason);
}
