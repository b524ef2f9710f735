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

    [Fact(Timeout = 60_000)]
    public async Task A_check_that_nobody_waits_for_any_more_is_stopped()
    {
        var (started, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var client = new CancellationTokenSource();
        var only = new CoalescedChecks().RunAsync(Given.Watch(Given.Level()), CheckAsync, client.Token);
        await started.Task;
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => only);
        await stopped.Task.WaitAsync(TestContext.Current.CancellationToken);

        async Task<CheckResult> CheckAsync(Watch asked, CancellationToken token)
        {
            await using var registration = token.Register(stopped.SetResult);
            started.SetResult();
            await stopped.Task;
            throw new OperationCanceledException(token);
        }
    }

    [Fact]
    public async Task A_check_that_fails_does_not_fail_for_those_who_ask_meanwhile()
    {
        var (started, released, runs) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var (checks, watch) = (new CoalescedChecks(), Given.Watch(Given.Level()));
        var first = checks.RunAsync(watch, CheckAsync, CancellationToken.None);
        await started.Task;
        var second = checks.RunAsync(watch, CheckAsync, CancellationToken.None);
        released.SetResult();
        await Assert.ThrowsAsync<InvalidDataException>(() => first);
        await second;

        async Task<CheckResult> CheckAsync(Watch asked, CancellationToken token)
        {
            var isFirst = Interlocked.Increment(ref runs) == 1;
            started.TrySetResult();
            await released.Task;
            return isFirst
                ? throw new InvalidDataException()
                : new CheckResult(WatchState.New(asked, "inst", DateTimeOffset.UnixEpoch), []);
        }
    }
}
