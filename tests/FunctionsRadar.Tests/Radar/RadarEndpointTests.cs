using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class RadarEndpointTests
{
    private const string Current = "/client/v4/radar/email/security/summary/TLS_VERSION";
    private const string Deprecated = "/client/v4/radar/email/security/summary/tls_version";

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(410)]
    public async Task Auto_falls_back_to_the_deprecated_address_when_the_current_one_is_gone(int status)
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.First(RadarServer.Answer(status, ""));
        await fixture.AskAsync();
        Assert.Equal([Current, Deprecated], fixture.Server.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task Auto_does_not_fall_back_on_any_other_error(int status)
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.First(RadarServer.Answer(status, ""));
        await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        Assert.Equal([Current], fixture.Server.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData(RadarEndpoint.Dimension, Current)]
    [InlineData(RadarEndpoint.TlsVersion, Deprecated)]
    public async Task A_fixed_endpoint_is_the_only_one_asked(RadarEndpoint endpoint, string path)
    {
        await using var fixture = await RadarFixture.StartAsync(options => options with { Endpoint = endpoint });
        fixture.Server.First(RadarServer.Answer(404, ""));
        var error = await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        Assert.Equal(RadarError.NotFound, error.Error);
        Assert.Equal(path, Assert.Single(fixture.Server.Requests).Path);
    }
}
