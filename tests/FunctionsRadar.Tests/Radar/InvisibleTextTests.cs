using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

/// <summary>Characters that nobody sees, but that make others read as something else, in what Radar answers.</summary>
public sealed class InvisibleTextTests
{
    [Theory]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u200B')]
    [InlineData('\uFEFF')]
    public async Task They_are_removed_from_errors_and_labels(char invisible)
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.Summary = fixture.Server.Summary.With(result =>
        {
            var shares = result["summary_0"]!.AsObject();
            shares.Remove("TLS 1.0", out var share);
            shares["TLS 1.0" + invisible] = share!.DeepClone();
        });
        Assert.Contains("TLS 1.0", (await fixture.AskAsync()).Shares.Keys);

        fixture.Server.Always = RadarServer.Respond(400, RadarResponses.Error(1, $"no{invisible}thing"), "application/json");
        var failed = await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        Assert.Contains("nothing", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_removed_from_annotations()
    {
        await using var fixture = await RadarFixture.StartAsync();
        var day = RadarResponses.LastUpdated.AddDays(-1);
        var annotation = RadarResponses.Annotation("OUTAGE\u200D", day, day.AddHours(1), "EMAIL\u2067", "is\u202Eback");
        fixture.Server.Summary = RadarResponses.Summary(annotations: [annotation]);
        var note = Assert.Single((await fixture.AskAsync()).Confidence.Annotations);
        Assert.Equal(("OUTAGE", "EMAIL", "isback"), (note.EventType, note.DataSource, note.Description));
    }
}
