using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Tests.Radar;

/// <summary>The client as it is registered, a Radar to talk to, and a clock on which nobody waits.</summary>
internal sealed class RadarFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private RadarFixture(RadarServer server, RadarOptions options)
    {
        Server = server;
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Time);
        services.AddRadarClient(options);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Of an attempt, and of all attempts together.</summary>
    public static TimeSpan[] Timeouts { get; } = [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)];

    public static TlsQuery SevenDays { get; } = new() { Range = new DateRange("7d", TimeSpan.FromDays(7)) };

    public RadarServer Server { get; }

    public WaitSkippingTime Time { get; } = new(RadarResponses.LastUpdated.AddMinutes(10), Timeouts);

    public RadarClient Client => _services.GetRequiredService<RadarClient>();

    public static async Task<RadarFixture> StartAsync(Func<RadarOptions, RadarOptions>? change = null)
    {
        var server = await RadarServer.StartAsync();
        return new RadarFixture(server, change?.Invoke(server.Options) ?? server.Options);
    }

    public Task<TlsSummary> AskAsync(TlsQuery? query = null) => Client.GetSummaryAsync(query ?? SevenDays, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
