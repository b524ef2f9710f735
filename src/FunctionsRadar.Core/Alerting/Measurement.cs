namespace FunctionsRadar.Alerting;

/// <summary>What a rule measured.</summary>
/// <param name="Value">In the unit of its measure, to six decimals; null when nothing could be measured.</param>
/// <param name="Baseline">What it was measured against; null for a measure that has none, or when there was nothing.</param>
/// <param name="Words">The measurement in words: the numbers, or why there are none.</param>
internal sealed record Measurement(decimal? Value, SnapshotPoint? Baseline, string Words)
{
    /// <summary>Measures the legacy share of now, in percent, as the rule says.</summary>
    public static Measurement Of(Rule rule, decimal share, SnapshotPoint? baseline)
    {
        if (rule.Measure == Measure.LegacyShare)
            return new Measurement(share, null, $"the legacy share is {Alerting.Words.Percent(share)}");
        if (baseline is null)
        {
            var missing = rule.NeedsControl ? "the control, the equal period before, is not known" : "there is no earlier snapshot to compare with";
            return new Measurement(null, null, $"nothing is measured: {missing}");
        }
        var from = $"from {Alerting.Words.Percent(baseline.LegacyShare)} ({Alerting.Words.Time(baseline.LastUpdated)}) to {Alerting.Words.Percent(share)}";
        if (rule.Measure == Measure.RiseInPoints)
            return Risen(rule, share - baseline.LegacyShare, baseline, from);
        return Math.Round(baseline.LegacyShare, 6) == 0
            ? new Measurement(null, baseline, "nothing is measured: a rise from 0 % has no value in percent")
            : Risen(rule, (share - baseline.LegacyShare) / baseline.LegacyShare * 100, baseline, from);
    }

    private static Measurement Risen(Rule rule, decimal rise, SnapshotPoint baseline, string from)
    {
        var value = Math.Round(rise, 6);
        return new Measurement(value, baseline, $"the legacy share went {from}, by {Alerting.Words.Amount(rule.Measure, value)}");
    }
}
