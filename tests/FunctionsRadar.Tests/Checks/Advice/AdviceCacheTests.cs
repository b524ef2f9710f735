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
    private readonly Clock _clock;
    private readonly LogRecorder _logs = new();
    private readonly Logger<AdviceCache> _logger;
    private Func<Task> _querying = () => Task.CompletedTask;
    private int _queries;

    public AdviceCacheTests()
    {
        _clock = new Clock(_time);
        _logger = new Logger<AdviceCache>(new LoggerFactory([_logs]));
    }

    [Fact]
    public async Task Advice_is_read_from_the_store_once_in_15_minutes_however_many_ask()
    {
        using var alone = await CacheAsync(Given.QuietYear());
        await AskAsync(alone);
        var once = _queries;
        using var cache = await CacheAsync(Given.QuietYear());
        _queries = 0;
        var isReleased = new TaskCompletionSource();
        _querying = () => isReleased.Task;
        var asking = Enumerable.Range(0, 20).Select(_ => AskAsync(cache)).ToArray();
        isReleased.SetResult();
        var asked = await Task.WhenAll(asking);
        Assert.Equal(once, _queries);
        Assert.All(asked, advice => Assert.Same(asked[0], advice));
        _time.Advance(TimeSpan.FromMinutes(14.9));
        Assert.Same(asked[0], await AskAsync(cache));
        _time.Advance(TimeSpan.FromMinutes(0.1));
        await AskAsync(cache);
        Assert.True(_queries > once);
    }

    [Fact]
    public async Task Advice_that_is_refreshed_is_read_from_the_store_at_once_and_kept_for_others()
    {
        using var cache = await CacheAsync(Given.QuietYear());
        await AskAsync(cache);
        var once = _queries;
        var fresh = await cache.RefreshAsync(Given.Watch(), CancellationToken.None);
        Assert.Equal(2 * once, _queries);
        Assert.Same(fresh, await AskAsync(cache));
        Assert.Equal(2 * once, _queries);
    }

    [Fact]
    public async Task Too_little_history_is_looked_at_again_after_a_minute()
    {
        using var cache = await CacheAsync([0.5m]);
        Assert.NotNull((await AskAsync(cache))!.Missing);
        var once = _queries;
        _time.Advance(TimeSpan.FromSeconds(59));
        await AskAsync(cache);
        Assert.Equal(once, _queries);
        _time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(cache);
        Assert.True(_queries > once);
    }

    [Fact]
    public async Task Who_goes_away_while_it_is_made_does_not_keep_others_from_it()
    {
        using var client = new CancellationTokenSource();
        using var cache = await CacheAsync(Given.QuietYear());
        _querying = client.CancelAsync;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(cache, client.Token));
        Assert.Equal(1, _queries);
        Assert.NotNull(await AskAsync(cache));
    }

    [Fact]
    public async Task It_is_one_sentence_in_a_digest_with_levels_trend_and_thresholds()
    {
        using var cache = await CacheAsync(Given.QuietYear());
        var sentence = await SummarizeAsync(cache);
        Assert.Matches(
            @"^The legacy share is below 0\.6 % for all of the 364 days, without a trend that these numbers tell \(95 %: .* to "
            + @".* points a month\); thresholds that suit its history: legacy share above 0\.6 %, rise above .* points and "
            + @"relative rise above .* %\.$",
            sentence);
    }

    [Fact]
    public async Task There_is_no_sentence_when_there_is_too_little_history()
    {
        using var cache = await CacheAsync([0.5m, 0.6m]);
        Assert.Null(await SummarizeAsync(cache));
        using var empty = await CacheAsync([]);
        Assert.Null(await SummarizeAsync(empty));
    }

    [Fact]
    public async Task Advice_that_fails_is_null_and_logged()
    {
        using var cache = await CacheAsync(Given.QuietYear());
        _querying = () => throw new InvalidDataException("not to be read");
        Assert.Null(await SummarizeAsync(cache));
        var line = Assert.Single(_logs.Lines);
        Assert.Equal(
            (LogLevel.Warning, "AdviceUnavailable: default: InvalidDataException: not to be read"),
            (line.Level, line.Text.Trim()));
    }

    [Fact]
    public async Task Advice_that_takes_longer_than_who_asks_waits_is_null_and_logged()
    {
        using var cache = await CacheAsync(Given.QuietYear());
        _querying = () =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return Task.CompletedTask;
        };
        Assert.Null(await SummarizeAsync(cache));
        Assert.Contains("AdviceUnavailable: default", Assert.Single(_logs.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_goes_away_is_not_told_that_there_is_none()
    {
        using var client = new CancellationTokenSource();
        using var cache = await CacheAsync(Given.QuietYear());
        _querying = client.CancelAsync;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SummarizeAsync(cache, client.Token));
        Assert.Empty(_logs.Lines);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_keep_advice_for_longer()
    {
        using var cache = await CacheAsync(Given.QuietYear());
        await AskAsync(cache);
        var once = _queries;
        _clock.SetBackBy = TimeSpan.FromHours(1);
        _time.Advance(TimeSpan.FromMinutes(15));
        await AskAsync(cache);
        Assert.True(_queries > once);
    }

    public void Dispose() => _tables.Dispose();

    private static Task<WatchAdvice?> AskAsync(AdviceCache cache, CancellationToken cancellation = default) =>
        cache.FindAsync(Given.Watch(), Timeout.InfiniteTimeSpan, cancellation);

    private static async Task<string?> SummarizeAsync(AdviceCache cache, CancellationToken cancellation = default) =>
        AdviceText.Sentence(await cache.FindAsync(Given.Watch(), TimeSpan.FromSeconds(5), cancellation));

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
        SnapshotReader read = new HistoryStore(watched, Samples.Unreadable, new Random(1)).ReadSnapshotsAsync;
        return new AdviceCache(new Advisor(new Backtest(read), read, _time), _clock, _logger);
    }

    private sealed class Clock(TimeProvider time) : TimeProvider
    {
        public TimeSpan SetBackBy { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() - SetBackBy;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime, period);
    }
}
