using FunctionsRadar.Formatting;

namespace FunctionsRadar.Alerting.Measures;

/// <summary>
/// All that is particular to one measure. A new measure is a subclass, a member of <see cref="Measure"/> and its line in
/// <see cref="For"/>.
/// </summary>
internal abstract class MeasureDefinition
{
    /// <summary>The measures that a rule can be set to.</summary>
    public static ImmutableArray<Measure> ForRules { get; } = [.. Enum.GetValues<Measure>().Except([Measure.NoData])];

    /// <summary>What is accepted where a setting of rises is given to another measure.</summary>
    public static string RisesOnly { get; } =
        $"nothing with Measure {Join(isRise: false)}; it belongs to {Join(isRise: true)}";

    /// <summary>What it is called, such as <c>legacy share</c>.</summary>
    public abstract string Label { get; }

    /// <summary>What a rule of this measure is called where the user gives it no name.</summary>
    public abstract string DefaultRuleName { get; }

    /// <summary>A rise of less than this is of no interest, even where nothing moves; in the measure's own unit.</summary>
    public virtual decimal MinNoise => 0;

    /// <summary>True when it compares with a baseline.</summary>
    public virtual bool IsRise => false;

    /// <summary>The highest threshold that makes sense.</summary>
    public abstract decimal MaxThreshold { get; }

    /// <summary>The lowest recovery threshold that makes sense.</summary>
    public virtual decimal MinRecoverAt => 0;

    /// <summary>The definition of a measure.</summary>
    public static MeasureDefinition For(Measure measure) => measure switch
    {
        Measure.LegacyShare => LegacyShareMeasure.Instance,
        Measure.RiseInPoints => RiseInPointsMeasure.Instance,
        Measure.RiseInPercent => RiseInPercentMeasure.Instance,
        Measure.NoData => NoDataMeasure.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure."),
    };

    /// <summary>Measures the legacy share of now against a baseline.</summary>
    /// <param name="share">Percent.</param>
    /// <param name="baseline">What a rise is measured from; null when there is nothing, or the measure needs none.</param>
    public abstract Measurement Take(decimal share, SnapshotPoint? baseline);

    /// <summary>A value with its unit.</summary>
    /// <param name="value">The value.</param>
    /// <param name="beside">Values that it must not look like unless it is equal to them.</param>
    public abstract string Format(decimal value, params ReadOnlySpan<decimal> beside);

    /// <summary>
    /// The measurement with what follows from it, in one line. The legacy share of now is not in it: who reads it has that
    /// already.
    /// </summary>
    /// <param name="measurement">With a value.</param>
    /// <param name="thresholds">Thresholds that the value must not look like.</param>
    /// <param name="verdict">What follows, such as <c>above 1 %</c>.</param>
    public abstract string Explain(Measurement measurement, ReadOnlySpan<decimal> thresholds, string verdict);

    /// <summary>The legacy share at which the measure has a value, to draw it as a line; null when there is none.</summary>
    public abstract decimal? ShareAt(decimal value, SnapshotPoint? baseline);

    private static string Join(bool isRise) =>
        NameList.Join(ForRules.Where(measure => For(measure).IsRise == isRise).Select(measure => measure.ToString()));
}
