using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class RadarQueryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 1, 0, 0, TimeSpan.FromHours(1));

    public static TheoryData<TlsQuery, string> Questions => new()
    {
        { RadarFixture.SevenDays, "?dateRange=7d&format=JSON" },
        { new TlsQuery { Range = RadarFixture.SevenDays.Range!.Control }, "?dateRange=7dcontrol&format=JSON" },
        {
            new TlsQuery { Start = Start, End = Start.AddDays(7) },
            "?dateStart=2026-03-01T00:00:00Z&dateEnd=2026-03-08T00:00:00Z&format=JSON"
        },
        {
            RadarFixture.SevenDays with
            {
                Filters = EmailFilters.None with { Arc = [ValidationResult.Pass, ValidationResult.None] },
            },
            "?dateRange=7d&arc=PASS&arc=NONE&format=JSON"
        },
        {
            RadarFixture.SevenDays with
            {
                Filters = new EmailFilters([], [ValidationResult.Fail], [ValidationResult.None], [ValidationResult.Pass]),
            },
            "?dateRange=7d&dkim=FAIL&dmarc=NONE&spf=PASS&format=JSON"
        },
        {
            RadarFixture.SevenDays with { Filters = new EmailFilters(default, default, default, default) },
            "?dateRange=7d&format=JSON"
        },
    };

    public static TheoryData<TlsQuery, string> Mistakes => new()
    {
        { new TlsQuery(), "dateRange is ''; accepted: either dateRange, or dateStart together with dateEnd" },
        { new TlsQuery { Start = Start }, "dateRange is 'dateStart'" },
        { RadarFixture.SevenDays with { End = Start }, "dateRange is 'dateRange with dateEnd'" },
        { new TlsQuery { Start = Start, End = Start }, "dateEnd is '2026-03-01T00:00:00Z'; accepted: a time after dateStart" },
        {
            new TlsQuery { Range = new DateRange("365d", TimeSpan.FromDays(365)) },
            "dateRange is '365d'; accepted: 1d to 364d, or 1w to 52w"
        },
        { RadarFixture.SevenDays with { Name = "" }, "name is ''; accepted: 1 to 64 printable ASCII characters" },
        { RadarFixture.SevenDays with { Name = new string('x', 65) }, "accepted: 1 to 64" },
        { RadarFixture.SevenDays with { Name = "a\nb" }, "name is 'a b'" },
        { RadarFixture.SevenDays with { Name = "meta" }, "but not meta" },
        {
            RadarFixture.SevenDays with { Filters = EmailFilters.None with { Spf = [(ValidationResult)7] } },
            "spf is '7'; accepted: PASS, NONE or FAIL"
        },
    };

    [Theory]
    [MemberData(nameof(Questions), DisableDiscoveryEnumeration = true)]
    public async Task Every_parameter_goes_out_as_Radar_documents_it(TlsQuery query, string expected)
    {
        await using var fixture = await RadarFixture.StartAsync();
        await fixture.AskAsync(query);
        Assert.Equal(expected, Uri.UnescapeDataString(Assert.Single(fixture.Server.Requests).Query));
    }

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task A_query_that_Radar_would_not_take_is_not_sent(TlsQuery query, string message)
    {
        await using var fixture = await RadarFixture.StartAsync();
        var error = await Assert.ThrowsAsync<ArgumentException>(() => fixture.AskAsync(query));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Server.Requests);
    }

    [Fact]
    public async Task A_name_labels_the_series_that_is_read()
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.Summary = RadarResponses.Summary(series: "last week & more");
        var summary = await fixture.AskAsync(RadarFixture.SevenDays with { Name = "last week & more" });
        Assert.Equal("?dateRange=7d&name=last%20week%20%26%20more&format=JSON", Assert.Single(fixture.Server.Requests).Query);
        Assert.Equal(0.1m, summary.Shares["TLS 1.0"]);
    }

    [Fact]
    public async Task A_token_goes_out_as_bearer()
    {
        await using var fixture = await RadarFixture.StartAsync();
        await fixture.AskAsync();
        var headers = Assert.Single(fixture.Server.Requests).Headers;
        Assert.Equal($"Bearer {RadarServer.Token}", headers["Authorization"]);
        Assert.False(headers.ContainsKey("X-Auth-Key"));
    }

    [Fact]
    public async Task Email_and_key_go_out_in_headers_of_their_own()
    {
        await using var fixture = await RadarFixture.StartAsync(
            options => options with { ApiToken = null, Email = "a@example.com", ApiKey = "global-key" });
        await fixture.AskAsync();
        var headers = Assert.Single(fixture.Server.Requests).Headers;
        Assert.Equal("a@example.com", headers["X-Auth-Email"]);
        Assert.Equal("global-key", headers["X-Auth-Key"]);
        Assert.False(headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task The_address_is_the_documented_one_below_the_base_address()
    {
        await using var fixture = await RadarFixture.StartAsync();
        await fixture.AskAsync();
        Assert.Equal("/client/v4/radar/email/security/summary/TLS_VERSION", Assert.Single(fixture.Server.Requests).Path);
        Assert.StartsWith("FunctionsRadar/", fixture.Server.Requests[0].Headers["User-Agent"], StringComparison.Ordinal);
    }
}
