using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

/// <summary>The client as it is registered, a Radar to talk to, and a clock on which nobody waits.</summary>
internal sealed class RadarFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private RadarFixture(RadarServer server, RadarOptions options, TimeSpan[] notSkipped)
    {
        Server = server;
        Time = new WaitSkippingTime(RadarResponses.LastUpdated.AddMinutes(10), [.. Timeouts, .. notSkipped]);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Time);
        services.AddRadarClient(options);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Of an attempt.</summary>
    public static TimeSpan[] Timeouts { get; } = [TimeSpan.FromSeconds(10)];

    public static TlsQuery SevenDays { get; } = new() { Range = new DateRange("7d", TimeSpan.FromDays(7)) };

    public RadarServer Server { get; }

    public WaitSkippingTime Time { get; }

    public RadarClient Client => _services.GetRequiredService<RadarClient>();

    /// <param name="change">Changes the options.</param>
    /// <param name="notSkipped">Waits of these lengths pass only when a test advances the clock.</param>
    public static async Task<RadarFixture> StartAsync(
        Func<RadarOptions, RadarOptions>? change = null, params TimeSpan[] notSkipped)
    {
        var server = await RadarServer.StartAsync();
        return new RadarFixture(server, change?.Invoke(server.Options) ?? server.Options, notSkipped);
    }

    public Task<TlsSummary> AskAsync(TlsQuery? query = null) =>
        Client.GetSummaryAsync(query ?? SevenDays, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
