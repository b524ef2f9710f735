using FunctionsRadar.Api.Http;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Api;

public sealed class TimedCacheTests
{
    [Fact(Timeout = 60_000)]
    public async Task One_makes_the_value_at_a_time_and_a_failure_is_neither_kept_nor_in_the_way()
    {
        using var cache = new TimedCache<int>(TimeSpan.FromSeconds(5), new FakeTimeProvider());
        var (made, calls) = (new TaskCompletionSource<int>(), 0);
        var first = cache.GetAsync(() => MakeAsync(made.Task), CancellationToken.None);
        var second = cache.GetAsync(() => MakeAsync(Task.FromResult(2)), CancellationToken.None);
        Assert.Equal(1, calls);
        made.SetCanceled(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(2, await second);
        Assert.Equal(2, await cache.GetAsync(() => MakeAsync(Task.FromResult(3)), CancellationToken.None));
        Assert.Equal(2, calls);

        Task<int> MakeAsync(Task<int> value)
        {
            calls++;
            return value;
        }
    }
}
