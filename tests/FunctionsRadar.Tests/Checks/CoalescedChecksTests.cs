using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Tests.Alerting;

namespace FunctionsRadar.Tests.Checks;

/// <summary>Checks of one watch that are asked for while one runs.</summary>
public class CoalescedChecksTests
{
    [Fact]
    public async Task However_many_ask_while_one_runs_they_share_the_one_after_it()
    {
        var started = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        var runs = 0;
        var checks = new CoalescedChecks();
        var watch = Given.Watch(Given.Level());
        async Task<CheckResult> check(Watch asked, CancellationToken _)
        {
            Interlocked.Increment(ref runs);
            started.TrySetResult();
            await released.Task;
            return new CheckResult(WatchState.New(asked, "inst", DateTimeOffset.UnixEpoch), []);
        }
        var first = checks.RunAsync(watch, check, CancellationToken.None);
        await started.Task;
        var others = Enumerable.Range(0, 300).Select(_ => checks.RunAsync(watch, check, CancellationToken.None)).ToArray();
        released.SetResult();
        Assert.Single((await Task.WhenAll(others)).Distinct(ReferenceEqualityComparer.Instance));
        await first;
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Who_asks_for_a_check_is_not_stopped_by_somebody_else_who_left()
    {
        var started = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        var checks = new CoalescedChecks();
        var watch = Given.Watch(Given.Level());
        async Task<CheckResult> check(Watch asked, CancellationToken token)
        {
            started.TrySetResult();
            await released.Task;
            token.ThrowIfCancellationRequested();
            return new CheckResult(WatchState.New(asked, "inst", DateTimeOffset.UnixEpoch), []);
        }
        var first = checks.RunAsync(watch, check, CancellationToken.None);
        await started.Task;
        using var gone = new CancellationTokenSource();
        var second = checks.RunAsync(watch, check, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var third = checks.RunAsync(watch, check, CancellationToken.None);
        released.SetResult();
        await first;
        await third;
    }
}
