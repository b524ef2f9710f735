using FunctionsRadar.Checks;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Storage;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Checks.Advice;

public sealed class AdviceCacheTests : IDisposable
{
    private readonly SqliteTables _tables = new();
    private readonly FakeTimeProvider _time = new(Given.Now);
    private Func<Task> _querying = () => Task.CompletedTask;
    private int _queries;

    [Fact]
    public async Task Advice_is_read_from_the_store_once_in_15_minutes_however_many_ask()
    {
        using var cache = await CacheAsync(Given.QuietYear());
        await cache.GetAsync(Given.Watch(), CancellationToken.None);
        var once = _queries;
        _time.Advance(TimeSpan.FromMinutes(14.9));
        var asked = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => cache.GetAsync(Given.Watch(), CancellationToken.None)));
        Assert.Equal(once, _queries);
        Assert.All(asked, advice => Assert.Same(asked[0], advice));
        _time.Advance(TimeSpan.FromMinutes(0.1));
        await cache.GetAsync(Given.Watch(), CancellationToken.None);
        Assert.True(_queries > once);
    }

    [Fact]
    public async Task Advice_that_is_refreshed_is_read_from_the_store_at_once_and_kept_for_others()
    {
        using var cache = await CacheAsync(Given.QuietYear());
        await cache.GetAsync(Given.Watch(), CancellationToken.None);
        var once = _queries;
        var fresh = await cache.RefreshAsync(Given.Watch(), CancellationToken.None);
        Assert.Equal(2 * once, _queries);
        Assert.Same(fresh, await cache.GetAsync(Given.Watch(), CancellationToken.None));
        Assert.Equal(2 * once, _queries);
    }

    [Fact]
    public async Task Too_little_history_is_looked_at_again_after_a_minute()
    {
        using var cache = await CacheAsync([0.5m]);
        Assert.NotNull((await cache.GetAsync(Given.Watch(), CancellationToken.None))!.Missing);
        var once = _queries;
        _time.Advance(TimeSpan.FromMinutes(1));
        await cache.GetAsync(Given.Watch(), CancellationToken.None);
        Assert.True(_queries > once);
    }

    [Fact]
    public async Task Who_goes_away_while_it_is_made_does_not_keep_others_from_it()
    {
        using var client = new CancellationTokenSource();
        using var cache = await CacheAsync(Given.QuietYear());
        _querying = client.CancelAsync;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cache.GetAsync(Given.Watch(), client.Token));
        Assert.Equal(1, _queries);
        Assert.NotNull(await cache.GetAsync(Given.Watch(), CancellationToken.None));
    }

    [Fact]
    public async Task The_summary_is_one_sentence_with_levels_trend_and_thresholds()
    {
        using var cache = await CacheAsync(Given.QuietYear());
        var sentence = await new AdviceSummary(cache, TimeProvider.System).FindAsync(Given.Watch(), CancellationToken.None);
        Assert.Matches(
            @"^The legacy share is below 0\.6 % for all of the 364 days, without a trend that these numbers tell \(95 %: .* to "
            + @".* points a month\); thresholds that suit its history: legacy share above 0\.6 %, rise above .* points and "
            + @"relative rise above .* %\.$",
            sentence);
    }

    [Fact]
    public async Task The_summary_is_null_when_there_is_too_little_history()
    {
        using var cache = await CacheAsync([0.5m, 0.6m]);
        Assert.Null(await new AdviceSummary(cache, TimeProvider.System).FindAsync(Given.Watch(), CancellationToken.None));
        using var empty = await CacheAsync([]);
        Assert.Null(await new AdviceSummary(empty, TimeProvider.System).FindAsync(Given.Watch(), CancellationToken.None));
    }

    public void Dispose() => _tables.Dispose();

    private async Task<AdviceCache> CacheAsync(decimal[] shares)
    {
        var table = await _tables.NewTableAsync();
        await new HistoryStore(table, Samples.Unreadable, new Random(1))
            .AddSnapshotsAsync("default", Given.Daily(shares), CancellationToken.None);
        var watched = new WatchedTable(table)
        {
            Querying = _ =>
            {
                _queries++;
                return _querying();
            },
        };
        var backtest = new Backtest(new HistoryStore(watched, Samples.Unreadable, new Random(1)));
        return new AdviceCache(new Advisor(backtest, _time), _time);
    }
}
