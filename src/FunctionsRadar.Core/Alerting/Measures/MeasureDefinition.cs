using FunctionsRadar.Formatting;

namespace FunctionsRadar.Alerting.Measures;

/// <summary>All that is particular to one measure: a subclass for each, with its line in <see cref="All"/>.</summary>
internal abstract class MeasureDefinition
{
    private static readonly Dictionary<Measure, MeasureDefinition> All = new()
    {
        [Measure.LegacyShare] = new LegacyShareMeasure(),
        [Measure.RiseInPoints] = new RiseInPointsMeasure(),
        [Measure.RiseInPercent] = new RiseInPercentMeasure(),
        [Measure.NoData] = new NoDataMeasure(),
    };

    /// <summary>The measures that a rule can be set to.</summary>
    public static ImmutableArray<Measure> ForRules { get; } = [.. Enum.GetValues<Measure>().Except([Measure.NoData])];

    /// <summary>What is accepted where a setting of rises is given to another measure.</summary>
    public static string RisesOnly { get; } = $"nothing with Measure {Join(isRise: false)}; it belongs to {Join(isRise: true)}";

    public abstract string Label { get; }

    /// <summary>What a rule of this measure is called where the user gives it no name.</summary>
    public abstract string DefaultRuleName { get; }

    public abstract decimal MaxThreshold { get; }
    public virtual decimal MinRecoverAt => 0;

    /// <summary>A rise of less than this is of no interest, even where nothing moves; in the measure's own unit.</summary>
    public virtual decimal MinNoise => 0;

    public virtual bool IsRise => false;

    public static MeasureDefinition For(Measure measure) => All[measure];

    /// <summary>Measures the legacy share of now, in percent, against the baseline, if any.</summary>
    public abstract Measurement Take(decimal share, SnapshotPoint? baseline);

    /// <summary>A value with its unit, told from those beside it as <see cref="NumberFormat.Number"/> does.</summary>
    public virtual string Format(decimal value, params ReadOnlySpan<decimal> beside) => NumberFormat.Percent(value, beside);

    /// <summary>A measurement with a value and what follows from it. Who reads it has the legacy share of now already.</summary>
    public abstract string Explain(Measurement measurement, ReadOnlySpan<decimal> thresholds, string verdict);

    /// <summary>The legacy share at which the measure has a value, to draw it as a line; null when there is none.</summary>
    public virtual decimal? ShareAt(decimal value, SnapshotPoint? baseline) => null;

    private static string Join(bool isRise) =>
        NameList.Join(ForRules.Where(measure => For(measure).IsRise == isRise).Select(measure => measure.ToString()));
}
