using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class TopTldTests
{
    [Fact]
    public async Task The_domains_are_asked_for_with_versions_filters_and_limit()
    {
        await using var fixture = await RadarFixture.StartAsync();
        var query = RadarFixture.SevenDays with { Filters = EmailFilters.None with { Spf = [ValidationResult.Fail] } };
        string[] versions = ["TLSv1.0", "tls 1.0", "TLS 1.1", "SSL 3.0"];
        var tlds = await fixture.Client.GetTopTldsAsync(query, versions, 5, CancellationToken.None);
        var request = Assert.Single(fixture.Server.Requests);
        Assert.Equal("/client/v4/radar/email/security/top/tlds", request.Path);
        Assert.Equal("?dateRange=7d&spf=FAIL&tlsVersion=TLSv1_0&tlsVersion=TLSv1_1&limit=5&format=JSON", request.Query);
        Assert.Equal([new TopTld("com", 59.5m), new TopTld("de", 10.25m)], tlds);
    }

    [Fact]
    public async Task With_no_version_that_Radar_knows_nothing_is_asked()
    {
        await using var fixture = await RadarFixture.StartAsync();
        Assert.Empty(await fixture.Client.GetTopTldsAsync(RadarFixture.SevenDays, ["SSL 3.0"], 5, CancellationToken.None));
        Assert.Empty(fixture.Server.Requests);
    }

    [Fact]
    public async Task Names_and_their_number_are_bounded()
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.TopTlds = RadarResponses.TopTlds((new string('x', 70), "50"), ("a\u0007b", "20"), ("com", "10"));
        var tlds = await fixture.Client.GetTopTldsAsync(RadarFixture.SevenDays, ["TLS 1.0"], 2, CancellationToken.None);
        Assert.Equal([new string('x', 63) + "…", "a b"], tlds.Select(tld => tld.Name));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("many")]
    public async Task A_share_that_is_none_refuses_the_list(string share)
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.TopTlds = RadarResponses.TopTlds(("com", share));
        var error = await Assert.ThrowsAsync<RadarException>(
            () => fixture.Client.GetTopTldsAsync(RadarFixture.SevenDays, ["TLS 1.0"], 2, CancellationToken.None));
        Assert.Contains($"the share of 'com' is '{share}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_a_name_refuses_the_list()
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.TopTlds = RadarResponses.TopTlds(("com", "50"))
            .Replace("\"name\":\"com\"", "\"tldName\":\"com\"", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<RadarException>(
            () => fixture.Client.GetTopTldsAsync(RadarFixture.SevenDays, ["TLS 1.0"], 2, CancellationToken.None));
        Assert.Contains("accepted: an object with name and value", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_limit_out_of_range_is_not_sent(int limit)
    {
        await using var fixture = await RadarFixture.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(
            () => fixture.Client.GetTopTldsAsync(RadarFixture.SevenDays, ["TLS 1.0"], limit, CancellationToken.None));
        Assert.Empty(fixture.Server.Requests);
    }
}
