using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>
/// Coalesces checks of one watch: one runs, and all who ask meanwhile share the next.
/// </summary>
/// <param name="check">Makes one check.</param>
internal sealed class CoalescedChecks(Func<Watch, CancellationToken, Task<CheckResult>> check)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Run> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Run> _waiting = new(StringComparer.Ordinal);

    /// <summary>A check that starts after this call.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="cancellation">Ends the waiting; the check is stopped when nobody waits for it any more.</param>
    public async Task<CheckResult> RunAsync(Watch watch, CancellationToken cancellation)
    {
        var run = Join(watch);
        try
        {
            return await run.Result.WaitAsync(cancellation);
        }
        finally
        {
            Leave(watch.Name, run);
        }
    }

    private Run Join(Watch watch)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(watch.Name, out var run))
            {
                run = new Run();
                _waiting.Add(watch.Name, run);
                var previous = _running.GetValueOrDefault(watch.Name)?.Result ?? Task.CompletedTask;
                run.Result = Task.Run(() => RunAfterAsync(previous, watch, run), CancellationToken.None);
            }
            run.Callers++;
            return run;
        }
    }

    // After the last caller has left the run is being cancelled: do not join it.
    private void Leave(string watch, Run run)
    {
        lock (_lock)
        {
            if (--run.Callers > 0)
                return;
            Forget(_waiting, watch, run);
            run.Stop.Cancel();
        }
    }

    private async Task<CheckResult> RunAfterAsync(Task previous, Watch watch, Run run)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            Forget(_waiting, watch.Name, run);
            _running[watch.Name] = run;
        }
        try
        {
            return await check(watch, run.Stop.Token);
        }
        finally
        {
            lock (_lock)
            {
                Forget(_running, watch.Name, run);
            }
        }
    }

    private static void Forget(Dictionary<string, Run> runs, string watch, Run run)
    {
        if (runs.GetValueOrDefault(watch) == run)
            runs.Remove(watch);
    }

    private sealed class Run
    {
        public Task<CheckResult> Result { get; set; } = null!;

        public CancellationTokenSource Stop { get; } = new();

        public int Callers { get; set; }
    }
}
