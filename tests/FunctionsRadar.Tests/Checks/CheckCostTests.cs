using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>What a check asks of the store and of Radar when there is nothing to tell.</summary>
public sealed class CheckCostTests(Azurite azurite) : IAsyncLifetime
{
    private readonly WatchedHandler _storage = new();
    private Installation _installation = null!;

    public async ValueTask InitializeAsync()
    {
        var table = await azurite.NewTableAsync(_storage);
        _installation = await Installation.StartAsync(StoreKind.Azurite, azurite);
        _installation.Settings["Watches:default:Rules:rise:Measure"] = nameof(Measure.RiseInPoints);
        _installation.Settings["Watches:default:Rules:rise:Over"] = "1h";
        _installation.Settings["Watches:default:Rules:rise:Threshold"] = "1";
        _installation.Settings["DigestSchedule"] = "0 0 12 * * MON";
        _installation.StartApp((services, _) => services.AddSingleton<ITable>(new AzureTable(table)));
        await _installation.CheckAsync(0.5m);
        _installation.Time.Advance(TimeSpan.FromHours(1));
        await _installation.CheckAsync(0.6m);
        _installation.Time.Advance(TimeSpan.FromHours(1));
        _storage.Clear();
    }

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    [Fact]
    public async Task A_new_dataset_costs_three_storage_transactions_and_one_question()
    {
        Assert.Equal(CheckOutcome.Recorded, (await AskedOfRadarAsync(1, () => _installation.CheckAsync(0.7m))).Outcome);
        Assert.Equal(3, _storage.Requests.Count);
    }

    [Fact]
    public async Task The_same_dataset_costs_two_storage_transactions_and_one_question()
    {
        Assert.Equal(CheckOutcome.Unchanged, (await AskedOfRadarAsync(1, () => _installation.App.CheckAsync())).Outcome);
        Assert.Equal(2, _storage.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_costs_two_storage_transactions_and_one_question()
    {
        _installation.Radar.Always = RadarServer.Respond(403, RadarResponses.Error(10000, "Authentication error"));
        Assert.Equal(CheckOutcome.Failed, (await AskedOfRadarAsync(1, () => _installation.App.CheckAsync())).Outcome);
        Assert.Equal(2, _storage.Requests.Count);
    }

    private async Task<T> AskedOfRadarAsync<T>(int times, Func<Task<T>> check)
    {
        var before = _installation.Radar.Requests.Count;
        var result = await check();
        Assert.Equal(times, _installation.Radar.Requests.Count - before);
        return result;
    }
}
