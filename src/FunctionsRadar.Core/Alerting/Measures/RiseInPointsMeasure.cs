using FunctionsRadar.Formatting;

namespace FunctionsRadar.Alerting.Measures;

/// <summary>How far the legacy share rose above its baseline, in percentage points.</summary>
internal sealed class RiseInPointsMeasure : RiseMeasure
{
    public override string Label => "rise";
    public override string DefaultRuleName => "rise";
    public override decimal MaxThreshold => 100;

    public override string Format(decimal value, params ReadOnlySpan<decimal> beside) => NumberFormat.Points(value, beside);

    public override decimal? ShareAt(decimal value, SnapshotPoint? baseline) => baseline?.LegacyShare + value;

    protected override decimal? Rise(decimal share, decimal baseline) => share - baseline;
}
