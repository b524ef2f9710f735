using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>Receivers that respond with a web page, as proxies and web servers do.</summary>
public sealed class WebPageResponseTests
{
    [Theory]
    [InlineData("no such hook", "text/html; charset=utf-8", "404 Not Found")]
    [InlineData("<p>no such hook</p>", "text/plain", "404 Not Found")]
    [InlineData("\uFEFF \r\n<!doctype html><p>no such hook</p>", "application/octet-stream", "404 Not Found")]
    [InlineData("no such hook", "text/plain", "404 Not Found: no such hook")]
    [InlineData("{\"error\":\"<b>no</b>\"}", "application/json", "404 Not Found: {\"error\":\"<b>no</b>\"}")]
    public async Task Of_a_page_only_the_status_is_told(string body, string type, string outcome)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = RadarServer.Respond(404, body, type);
        Assert.Equal(outcome, (await fixture.SendAsync("webhook", Samples.Fired)).Detail);
    }
}
