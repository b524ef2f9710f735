using FunctionsRadar.Formatting;

namespace FunctionsRadar.Alerting.Measures;

/// <summary>For how long nothing was accepted or measured, in seconds.</summary>
internal sealed class NoDataMeasure : MeasureDefinition
{
    public override string Label => "time without data";
    public override string DefaultRuleName => Alert.NoData;
    public override decimal MaxThreshold => decimal.MaxValue;

    public static Measurement Take(TimeSpan length) => new(Math.Round((decimal)length.TotalSeconds));

    public override Measurement Take(decimal share, SnapshotPoint? baseline) =>
        throw new NotSupportedException("The time without data does not follow from a share.");

    public override string Format(decimal value, params ReadOnlySpan<decimal> beside) =>
        TimeFormat.Length(TimeSpan.FromSeconds((double)value));

    public override string Explain(Measurement measurement, ReadOnlySpan<decimal> thresholds, string verdict) =>
        measurement.Value == 0
            ? "readings are accepted and measured"
            : $"a time of {Format(measurement.Value!.Value)} without data is {verdict}";
}
