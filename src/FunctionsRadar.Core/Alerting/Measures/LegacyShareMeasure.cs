namespace FunctionsRadar.Alerting.Measures;

/// <summary>The legacy share itself, in percent.</summary>
internal sealed class LegacyShareMeasure : MeasureDefinition
{
    public override string Label => "legacy share";
    public override string DefaultRuleName => "level";
    public override decimal MaxThreshold => 99.999m; // At 100 % nothing could be above it.

    public override Measurement Take(decimal share, SnapshotPoint? baseline) => new(share);

    public override string Explain(Measurement measurement, ReadOnlySpan<decimal> thresholds, string verdict) =>
        $"the legacy share is {verdict}";

    public override decimal? ShareAt(decimal value, SnapshotPoint? baseline) => value;
}
