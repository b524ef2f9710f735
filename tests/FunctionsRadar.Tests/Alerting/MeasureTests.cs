using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What is particular to each measure.</summary>
public sealed class MeasureTests
{
    private static readonly SnapshotPoint Half = new(Given.Start, 0.5m);

    [Theory]
    [InlineData(Measure.LegacyShare, "legacy share", "level")]
    [InlineData(Measure.RiseInPoints, "rise", "rise")]
    [InlineData(Measure.RiseInPercent, "relative rise", "relativerise")]
    [InlineData(Measure.NoData, "time without data", "nodata")]
    public void A_measure_and_its_rule_have_a_name(Measure measure, string label, string rule)
    {
        var definition = MeasureDefinition.For(measure);
        Assert.Equal((label, rule), (definition.Label, definition.DefaultRuleName));
    }

    [Theory]
    [InlineData(Measure.LegacyShare, "2", "2")]
    [InlineData(Measure.RiseInPoints, "0.25", "0.75")]
    [InlineData(Measure.RiseInPoints, "-0.1", "0.4")]
    [InlineData(Measure.RiseInPercent, "50", "0.75")]
    [InlineData(Measure.RiseInPercent, "-20", "0.4")]
    public void A_threshold_is_drawn_at_the_share_that_has_its_value(Measure measure, string value, string share)
    {
        var definition = MeasureDefinition.For(measure);
        Assert.Equal(Number(share), definition.ShareAt(Number(value), Half));
        Assert.Equal(Number(value), definition.Take(Number(share), Half).Value);
    }

    [Theory]
    [InlineData(Measure.RiseInPoints)]
    [InlineData(Measure.RiseInPercent)]
    [InlineData(Measure.NoData)]
    public void A_threshold_without_a_baseline_is_not_drawn(Measure measure) =>
        Assert.Null(MeasureDefinition.For(measure).ShareAt(1, null));

    [Theory]
    [InlineData("0.000001", "0.000003", "200")]
    [InlineData("0", "0.000001", null)]
    [InlineData("0", "0", "0")]
    [InlineData("0.0000009", "0.0000009", "0")]
    public void The_smallest_share_that_Radar_writes_can_be_measured_from(string before, string now, string? rise)
    {
        var baseline = new SnapshotPoint(Given.Start, Number(before));
        var measurement = MeasureDefinition.For(Measure.RiseInPercent).Take(Number(now), baseline);
        Assert.Equal(rise is null ? null : Number(rise), measurement.Value);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
