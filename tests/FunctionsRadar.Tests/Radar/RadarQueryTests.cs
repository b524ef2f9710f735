using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class RadarQueryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 1, 0, 0, TimeSpan.FromHours(1));

    private static readonly Dictionary<string, TlsQuery> Questions = new(StringComparer.Ordinal)
    {
        ["?dateRange=7d&format=JSON"] = RadarFixture.SevenDays,
        ["?dateRange=7dcontrol&format=JSON"] = new TlsQuery { Range = RadarFixture.SevenDays.Range!.Control },
        ["?dateStart=2026-03-01T00:00:00Z&dateEnd=2026-03-08T00:00:00Z&format=JSON"] =
            new TlsQuery { Start = Start, End = Start.AddDays(7) },
        ["?dateRange=7d&arc=PASS&arc=NONE&format=JSON"] =
            Filtered(EmailFilters.None with { Arc = [ValidationResult.Pass, ValidationResult.None] }),
        ["?dateRange=7d&dkim=FAIL&dmarc=NONE&spf=PASS&format=JSON"] =
            Filtered(new EmailFilters([], [ValidationResult.Fail], [ValidationResult.None], [ValidationResult.Pass])),
    };

    private static readonly Dictionary<string, TlsQuery> Mistakes = new(StringComparer.Ordinal)
    {
        ["dateRange is ''; accepted: either dateRange, or dateStart together with dateEnd"] = new TlsQuery(),
        ["dateRange is 'dateStart'"] = new TlsQuery { Start = Start },
        ["dateRange is 'dateRange with dateEnd'"] = RadarFixture.SevenDays with { End = Start },
        ["dateEnd is '2026-03-01T00:00:00Z'; accepted: a time after dateStart"] = new TlsQuery { Start = Start, End = Start },
        ["dateRange is '365d'; accepted: 1d to 364d, or 1w to 52w"] =
            new TlsQuery { Range = new DateRange("365d", TimeSpan.FromDays(365)) },
        ["name is ''; accepted: 1 to 64 printable ASCII characters"] = RadarFixture.SevenDays with { Name = "" },
        ["accepted: 1 to 64"] = RadarFixture.SevenDays with { Name = new string('x', 65) },
        ["name is 'a b'"] = RadarFixture.SevenDays with { Name = "a\nb" },
        ["but not meta"] = RadarFixture.SevenDays with { Name = "meta" },
        ["spf is '7'; accepted: PASS, NONE or FAIL"] =
            Filtered(EmailFilters.None with { Spf = [(ValidationResult)7] }),
    };

    public static TheoryData<string> QueryStrings => new(Questions.Keys);

    public static TheoryData<string> Messages => new(Mistakes.Keys);

    [Theory]
    [MemberData(nameof(QueryStrings))]
    public async Task Every_parameter_goes_out_as_Radar_documents_it(string expected)
    {
        await using var fixture = await RadarFixture.StartAsync();
        await fixture.AskAsync(Questions[expected]);
        Assert.Equal(expected, Uri.UnescapeDataString(Assert.Single(fixture.Server.Requests).Query));
    }

    [Fact]
    public async Task Filters_that_were_never_set_are_left_out()
    {
        await using var fixture = await RadarFixture.StartAsync();
        await fixture.AskAsync(Filtered(new EmailFilters(default, default, default, default)));
        Assert.Equal("?dateRange=7d&format=JSON", Assert.Single(fixture.Server.Requests).Query);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_query_that_Radar_would_not_take_is_not_sent(string message)
    {
        await using var fixture = await RadarFixture.StartAsync();
        var error = await Assert.ThrowsAsync<ArgumentException>(() => fixture.AskAsync(Mistakes[message]));
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

    private static TlsQuery Filtered(EmailFilters filters) => RadarFixture.SevenDays with { Filters = filters };
}
