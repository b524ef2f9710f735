using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Coalesces checks of one watch: one runs, and all who ask meanwhile share the next.</summary>
internal sealed class CoalescedChecks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Run> _latest = new(StringComparer.Ordinal);

    /// <summary>A check that starts after this call. It is stopped when nobody waits for it any more.</summary>
    public async Task<CheckResult> RunAsync(
        Watch watch, Func<Watch, CancellationToken, Task<CheckResult>> check, CancellationToken cancellation)
    {
        var run = Join(watch, check);
        try
        {
            return await run.Result.WaitAsync(cancellation);
        }
        finally
        {
            lock (_lock)
            {
                if (--run.Callers == 0)
                    run.Stop.Cancel();
            }
        }
    }

    // A run that its last caller has left is being cancelled: the next one waits for its end too.
    private Run Join(Watch watch, Func<Watch, CancellationToken, Task<CheckResult>> check)
    {
        lock (_lock)
        {
            var latest = _latest.GetValueOrDefault(watch.Name);
            if (latest is { HasStarted: false, Callers: > 0 })
            {
                latest.Callers++;
                return latest;
            }
            var (run, previous) = (new Run(), latest?.Result ?? Task.CompletedTask);
            run.Result = Task.Run(() => RunAfterAsync(previous, run, watch, check), CancellationToken.None);
            return _latest[watch.Name] = run;
        }
    }

    private async Task<CheckResult> RunAfterAsync(
        Task previous, Run run, Watch watch, Func<Watch, CancellationToken, Task<CheckResult>> check)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
            run.HasStarted = true;
        try
        {
            return await check(watch, run.Stop.Token);
        }
        finally
        {
            lock (_lock)
            {
                if (_latest[watch.Name] == run)
                    _latest.Remove(watch.Name);
            }
        }
    }

    private sealed class Run
    {
        public Task<CheckResult> Result { get; set; } = null!;
        public CancellationTokenSource Stop { get; } = new();
        public int Callers { get; set; } = 1;
        public bool HasStarted { get; set; }
    }
}
