using FunctionsRadar.Formatting;

namespace FunctionsRadar.Alerting.Measures;

/// <summary>What both kinds of rise have in common.</summary>
internal abstract class RiseMeasure : MeasureDefinition
{
    private const int Decimals = 6;

    public override bool IsRise => true;
    public override decimal MinRecoverAt => -100; // A rule may wait until the share has fallen below its baseline.

    public override Measurement Take(decimal share, SnapshotPoint? baseline)
    {
        if (baseline is null)
            return new Measurement(null, null, "there is nothing earlier to compare with");
        return Rise(share, baseline.LegacyShare) is { } rise
            ? new Measurement(Math.Round(rise, Decimals), baseline)
            : new Measurement(null, baseline, "a rise from 0 % has no value in percent");
    }

    public override string Explain(Measurement measurement, ReadOnlySpan<decimal> thresholds, string verdict)
    {
        var (value, baseline) = (measurement.Value!.Value, measurement.Baseline!);
        var change = value < 0 ? $"a fall of {Format(-value)}" : $"a rise of {Format(value, thresholds)}";
        var share = NumberFormat.Percent(baseline.LegacyShare);
        return $"{change} from {share} ({TimeFormat.Minute(baseline.LastUpdated)}) is {verdict}";
    }

    /// <summary>The rise; null when it has no value.</summary>
    protected abstract decimal? Rise(decimal share, decimal baseline);
}
