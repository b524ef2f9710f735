using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

/// <summary>The window that comes must be as long as the one asked for, a day more or less.</summary>
public class WindowTests
{
    private static readonly DateTimeOffset End = RadarResponses.LastUpdated;

    [Theory]
    [InlineData("7d", 7)]
    [InlineData("7dcontrol", 7)]
    [InlineData("2w", 14)]
    [InlineData("52wcontrol", 364)]
    [InlineData("1d", 1)]
    [InlineData(null, 30)]
    public async Task A_window_of_another_length_is_refused(string? range, double days)
    {
        var query = range is null ? new TlsQuery { Start = End.AddDays(-days), End = End } : Query(range);
        await using var fixture = await RadarFixture.StartAsync();
        Assert.Equal(End, (await AskAsync(fixture, query, days)).Window.End);
        Assert.Equal(End, (await AskAsync(fixture, query, days + 1)).Window.End);
        Assert.Equal(End, (await AskAsync(fixture, query, Math.Max(0.1, days - 1))).Window.End);
        var error = await Assert.ThrowsAsync<RadarException>(() => AskAsync(fixture, query, days + 1.01));
        Assert.Equal(RadarError.Invalid, error.Error);
        Assert.Contains(
            $"the length of dateRange is '{days + 1.01:0.##} days'; accepted: {days:0.##} days",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_that_is_too_short_is_refused()
    {
        await using var fixture = await RadarFixture.StartAsync();
        var error = await Assert.ThrowsAsync<RadarException>(() => AskAsync(fixture, Query("7d"), 5.9));
        Assert.Contains("'5.9 days'; accepted: 7 days", error.Message, StringComparison.Ordinal);
    }

    private static Task<TlsSummary> AskAsync(RadarFixture fixture, TlsQuery query, double days)
    {
        fixture.Server.Always = RadarServer.Respond(200, RadarResponses.Summary(windowStart: End.AddDays(-days)));
        return fixture.AskAsync(query);
    }

    private static TlsQuery Query(string range) => new() { Range = DateRange.TryParse(range, out var parsed) ? parsed : null };
}
