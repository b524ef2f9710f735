using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class RadarEndpointTests
{
    [Theory]
    [InlineData(RadarEndpoint.Dimension, "/client/v4/radar/email/security/summary/TLS_VERSION")]
    [InlineData(RadarEndpoint.TlsVersion, "/client/v4/radar/email/security/summary/tls_version")]
    public async Task The_endpoint_that_is_set_is_the_only_one_asked(RadarEndpoint endpoint, string path)
    {
        await using var fixture = await RadarFixture.StartAsync(options => options with { Endpoint = endpoint });
        fixture.Server.First(RadarServer.Respond(404, ""));
        var error = await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        Assert.Equal(RadarError.NotFound, error.Error);
        Assert.Equal(path, Assert.Single(fixture.Server.Requests).Path);
    }

    [Fact]
    public async Task The_current_endpoint_is_the_default()
    {
        await using var fixture = await RadarFixture.StartAsync();
        await fixture.AskAsync();
        Assert.EndsWith("/summary/TLS_VERSION", Assert.Single(fixture.Server.Requests).Path, StringComparison.Ordinal);
    }
}
