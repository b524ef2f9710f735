namespace FunctionsRadar.Alerting.Measures;

/// <summary>How far the legacy share rose above its baseline, in percent of the baseline.</summary>
internal sealed class RiseInPercentMeasure : RiseMeasure
{
    // Shares have six decimals at the most; to divide by less would only give numbers without a meaning.
    private const decimal SmallestShare = 0.000001m;

    public override string Label => "relative rise";
    public override string DefaultRuleName => "relativerise";
    public override decimal MaxThreshold => 1_000_000;
    public override decimal MinNoise => 1;

    public override decimal? ShareAt(decimal value, SnapshotPoint? baseline) => baseline?.LegacyShare * (1 + (value / 100));

    protected override decimal? Rise(decimal share, decimal baseline) => baseline switch
    {
        >= SmallestShare => (share - baseline) / baseline * 100,
        _ when share < SmallestShare => 0,
        _ => null,
    };
}
