using FunctionsRadar.Api.Public;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Api.Public;

public sealed class PublicCostTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TaskCompletionSource _isRead = new();
    private readonly FakeTimeProvider _time = new(RadarResponses.LastUpdated);
    private readonly RunningApp _app;
    private int _reads;

    public PublicCostTests()
    {
        var settings = TestSettings.Read(_folder, "Api:Public", "true");
        _app = RunningApp.Start(settings, _time, (services, _) => services.AddSingleton<ITable>(
            _ => new WatchedTable(StorageServices.Open(settings.Storage)) { Finding = _ => ReadAsync() }));
    }

    [Fact]
    public async Task Many_who_ask_at_once_cost_one_reading()
    {
        var requests = Enumerable.Range(0, 50).Select(_ => AskAsync(CancellationToken.None)).ToArray();
        _isRead.SetResult();
        Assert.Single((await Task.WhenAll(requests)).Distinct());
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task That_the_first_one_goes_away_does_not_matter_to_the_others()
    {
        using var goes = new CancellationTokenSource();
        var first = AskAsync(goes.Token);
        var second = AskAsync(CancellationToken.None);
        await goes.CancelAsync();
        _isRead.SetResult();
        Assert.Same(await first, await second);
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task However_it_is_written_the_same_question_costs_one_reading()
    {
        _isRead.SetResult();
        var watch = _app.Settings.Watches[0].Name;
        string[] questions =
        [
            "?format=shields", "?format=SHIELDS", $"?format=sHields&watch={watch}", $"?watch=%20{watch}&format=shields",
            "?x=1&format=shields",
        ];
        var results = await Task.WhenAll(questions.Select((question, index) => AskAsync(
            CancellationToken.None, question, $"host{index}.example")));
        Assert.Single(results.Distinct());
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task While_the_store_fails_it_is_tried_once_in_five_seconds_however_many_ask()
    {
        var requests = Enumerable.Range(0, 50).Select(_ => AskAsync(CancellationToken.None)).ToArray();
        _isRead.SetException(new StorageException("the store failed"));
        Assert.All(await Task.WhenAll(requests), AssertUnavailable);
        AssertUnavailable(await AskAsync(CancellationToken.None));
        _time.Advance(TimeSpan.FromSeconds(4.9));
        AssertUnavailable(await AskAsync(CancellationToken.None));
        Assert.Equal(1, _reads);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        AssertUnavailable(await AskAsync(CancellationToken.None));
        Assert.Equal(2, _reads);
    }

    [Fact(Timeout = 60_000)]
    public async Task Nobody_waits_for_others_longer_than_ten_seconds()
    {
        var first = AskAsync(CancellationToken.None);
        var second = AskAsync(TestContext.Current.CancellationToken, "?format=shields");
        _time.Advance(TimeSpan.FromSeconds(10));
        AssertUnavailable(await second);
        Assert.False(first.IsCompleted);
        _isRead.SetResult();
        await first;
        Assert.Equal(1, _reads);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private Task<IResult> AskAsync(CancellationToken aborted, string question = "", string host = "localhost")
    {
        var context = new DefaultHttpContext { RequestServices = _app.Services, RequestAborted = aborted };
        (context.Request.QueryString, context.Request.Host) = (new QueryString(question), new HostString(host));
        return PublicApi.BadgeRoute.HandleAsync(context.Request);
    }

    private static void AssertUnavailable(IResult result) => Assert.Equal(
        StatusCodes.Status503ServiceUnavailable, Assert.IsType<IStatusCodeHttpResult>(result, exactMatch: false).StatusCode);

    private Task ReadAsync()
    {
        Interlocked.Increment(ref _reads);
        return _isRead.Task;
    }
}
