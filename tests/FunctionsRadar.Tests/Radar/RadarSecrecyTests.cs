using System.Collections.Concurrent;
using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class RadarSecrecyTests
{
    [Theory]
    [InlineData("token-abc", null, null)]
    [InlineData(null, "owner@example.com", "key-abc")]
    public async Task No_credential_reaches_a_log_or_an_error_even_when_Radar_repeats_it(
        string? token, string? email, string? key)
    {
        await using var server = await RadarServer.StartAsync();
        server.Always = RadarServer.Respond(500, RadarResponses.Error(2000, $"Not for {token}{email} with {key}"));
        using var log = new RecordingLog();
        var time = new WaitSkippingTime(RadarResponses.LastUpdated, RadarFixture.Timeouts);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddRadarClient(server.Options with { ApiToken = token, Email = email, ApiKey = key });
        await using var provider = services.BuildServiceProvider();

        var error = await Assert.ThrowsAsync<RadarException>(
            () => provider.GetRequiredService<RadarClient>().GetSummaryAsync(RadarFixture.SevenDays, CancellationToken.None));

        Assert.NotEmpty(log.Lines);
        Assert.Contains("(hidden)", error.Message, StringComparison.Ordinal);
        foreach (var secret in new[] { token, email, key, "dateRange" }.OfType<string>())
            Assert.All([.. log.Lines, error.ToString()], line => Assert.DoesNotContain(secret, line, StringComparison.Ordinal));
    }

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
