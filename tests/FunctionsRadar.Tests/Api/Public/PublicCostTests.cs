using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Public;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Tests.Api.Public;

public sealed class PublicCostTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TaskCompletionSource _isRead = new();
    private readonly ServiceProvider _services;
    private int _reads;

    public PublicCostTests()
    {
        var path = _folder.GetPath("radar.db");
        var settings = new Dictionary<string, string?>
        {
            ["Radar:ApiToken"] = RadarServer.Token,
            ["Storage:Path"] = path,
            ["Api:Public"] = "true",
        };
        _services = new ServiceCollection().AddLogging()
            .AddFunctionsRadar(AppSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()))
            .AddSingleton<ITable>(_ => new WatchedTable(new SqliteTable(path)) { Finding = _ => ReadAsync() })
            .BuildServiceProvider();
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

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private Task<IResult> AskAsync(CancellationToken aborted)
    {
        var context = new DefaultHttpContext { RequestServices = _services, RequestAborted = aborted };
        return _services.GetRequiredService<ApiHandler>().HandleAsync(PublicApi.BadgeRoute, context.Request);
    }

    private Task ReadAsync()
    {
        Interlocked.Increment(ref _reads);
        return _isRead.Task;
    }
}
