using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Alerting;
using FunctionsRadar.Tests.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

[Collection(nameof(Alone))]
public sealed class BacktestTests : IDisposable
{
    private readonly SqliteTables _tables = new();
    private readonly List<long> _memory = [];
    private Func<int, Task> _querying = _ => Task.CompletedTask;
    private int _queries;

    [Fact]
    public async Task Over_several_pages_it_fires_as_when_all_snapshots_are_at_hand()
    {
        var shares = Enumerable.Range(0, 2_500).Select(hour => hour * hour % 97 / 100m).ToArray();
        var rule = Given.Rise(0.3m, overHours: 30);

        var result = await RunAsync(shares, rule);

        var snapshots = MakeSnapshots(shares);
        var state = WatchState.New(Given.Watch(rule), "inst", snapshots[0].ObservedAt);
        var fired = new List<DateTimeOffset>();
        for (var hour = 0; hour < snapshots.Length; hour++)
        {
            var baselines = hour < 30 ? [] : new Dictionary<TimeSpan, SnapshotPoint> { [rule.Over] = snapshots[hour - 30].Point };
            var (watch, snapshot) = (Given.Watch(rule), snapshots[hour]);
            var evaluation = Evaluator.Evaluate(watch, state, Reading.Valid(snapshot.Summary), baselines, snapshot.ObservedAt);
            state = evaluation.State;
            if (evaluation.Transitions.Any(transition => transition.To == AlertState.Firing))
                fired.Add(snapshot.LastUpdated);
        }
        Assert.InRange(fired.Count, 50, 2_000);
        Assert.Equal((2_500, fired.Count), (result.Snapshots, result.Fired));
        Assert.Equal(fired.TakeLast(100), result.Firings.Select(firing => firing.From));
    }

    [Fact]
    public async Task Snapshots_of_another_query_are_not_replayed()
    {
        var history = new HistoryStore(await _tables.NewTableAsync(), Samples.Unreadable, new Random(1));
        var snapshots = MakeSnapshots([0.1m, 9, 0.2m, 9]);
        foreach (var (index, snapshot) in snapshots.Index())
        {
            var query = index % 2 == 0 ? snapshot.QueryFingerprint : "other";
            await history.AddSnapshotsAsync("default", [snapshot with { QueryFingerprint = query }], CancellationToken.None);
        }
        var backtest = new Backtest(history.ReadSnapshotsAsync);
        var result = Assert.Single(await backtest.RunAsync(Given.Watch(), [Given.Level()], null, null, CancellationToken.None));
        Assert.Equal((2, 0), (result.Snapshots, result.Fired));
    }

    [Fact]
    public async Task Firings_are_counted_all_and_told_the_last_100()
    {
        var result = await RunAsync([.. Enumerable.Range(0, 500).Select(hour => hour % 2 == 0 ? 2m : 0m)], Given.Level());
        Assert.Equal((250, 100), (result.Fired, result.Firings.Length));
        Assert.Equal(Samples.Start.AddHours(498), result.Firings[^1].From);
        Assert.Equal(Samples.Start.AddHours(300), result.Firings[0].From);
        Assert.Equal((TimeSpan.FromHours(250), TimeSpan.FromHours(1)), (result.TimeFiring, result.LongestQuiet));
    }

    [Fact]
    public async Task What_still_fires_counts_up_to_the_last_snapshot()
    {
        var result = await RunAsync([0, 0, 0, 2, 2, 2], Given.Level());
        Assert.Equal((1, TimeSpan.FromHours(2), TimeSpan.FromHours(3)), (result.Fired, result.TimeFiring, result.LongestQuiet));
        Assert.Null(Assert.Single(result.Firings).Until);
    }

    [Fact]
    public async Task It_ends_as_soon_as_it_is_cancelled()
    {
        using var client = new CancellationTokenSource();
        _querying = query => query == 6 ? client.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => RunAsync(new decimal[5_000], Given.Rise(1, overHours: 24), client.Token));
        Assert.Equal(6, _queries);
    }

    [Fact]
    public async Task Its_memory_does_not_grow_with_the_history()
    {
        _querying = _ =>
        {
            _memory.Add(GC.GetTotalMemory(forceFullCollection: true));
            return Task.CompletedTask;
        };
        await RunAsync(new decimal[20_000], Given.Rise(1, overHours: 30_000));
        Assert.InRange(_memory.TakeLast(10).Average() - _memory.Skip(30).Take(10).Average(), double.MinValue, 2_000_000);
    }

    public void Dispose() => _tables.Dispose();

    private static Snapshot[] MakeSnapshots(decimal[] shares) =>
        [
            .. shares.Select((share, hour) => Samples.Snapshot("default", Samples.Start.AddHours(hour), share) with
            {
                QueryFingerprint = Given.Watch().QueryFingerprint,
            }),
        ];

    // A history of hourly snapshots, and what a rule would have done with it.
    private async Task<BacktestResult> RunAsync(decimal[] shares, Rule rule, CancellationToken cancellation = default)
    {
        var table = await _tables.NewTableAsync();
        var history = new HistoryStore(table, Samples.Unreadable, new Random(1));
        await history.AddSnapshotsAsync("default", MakeSnapshots(shares), CancellationToken.None);
        _queries = 0;
        var watched = new WatchedTable(table) { Querying = _ => _querying(++_queries) };
        var backtest = new Backtest(new HistoryStore(watched, Samples.Unreadable, new Random(1)).ReadSnapshotsAsync);
        return Assert.Single(await backtest.RunAsync(Given.Watch(), [rule], null, null, cancellation));
    }
}
