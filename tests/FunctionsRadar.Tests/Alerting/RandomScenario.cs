using CsCheck;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>
/// Random series of readings: new, repeated, older and future datasets, withheld and refused ones, gaps, clock steps backward,
/// settings changed.
/// </summary>
internal static class RandomScenario
{
    // Shares on, just above and just below what the rules decide by.
    private static readonly Gen<decimal> Share = Gen.OneOf(
        Of(0m, 0.5m, 0.899999m, 0.9m, 0.900001m, 0.999999m, 1m, 1.000001m, 1.25m, 1.5m, 3m),
        Gen.Int[0, 4000].Select(thousandths => thousandths / 1000m));

    private static readonly Gen<StepKind> Kind = Gen.Frequency(
        (6, Gen.Const(StepKind.New)), (2, Gen.Const(StepKind.Same)), (1, Gen.Const(StepKind.Older)),
        (1, Gen.Const(StepKind.Ahead)), (1, Gen.Const(StepKind.LowConfidence)), (1, Gen.Const(StepKind.PipelineNote)),
        (1, Gen.Const(StepKind.Stale)), (1, Gen.Const(StepKind.Refused)), (1, Gen.Const(StepKind.Relabelled)),
        (1, Gen.Const(StepKind.Renamed)), (1, Gen.Const(StepKind.BadControl)));

    private static readonly Gen<int> Settings = Gen.Frequency((8, Gen.Const(0)), (1, Gen.Int[1, 3]));

    private static readonly Gen<int> Minutes = Gen.Frequency(
        (8, Gen.Int[1, 240]), (1, Gen.Int[241, 3000]), (1, Gen.Int[-300, 0]));

    /// <summary>Stories under one setting, with and without steps of the clock.</summary>
    public static Gen<Step[]> SteadySettings { get; } = Steps(Gen.Const(0));

    /// <summary>Stories in which settings change now and then.</summary>
    public static Gen<Step[]> ChangingSettings { get; } = Steps(Settings);

    /// <summary>One step of them.</summary>
    public static Gen<Step> ChangingStep { get; } = Step(Settings);

    /// <summary>Watches whose rules measure all there is to measure.</summary>
    public static Gen<Watch> Watches { get; } =
        from confirmations in Gen.Int[1, 3]
        from recoveries in Gen.Int[1, 3]
        from repeat in Of(0, 3, 24)
        from over in Of(0, 2, 30)
        from percent in Gen.Bool
        select Given.Watch(
            Tuned(Given.Level(), confirmations, recoveries),
            Tuned(
                Given.Rise(0.25m, over) with { Measure = percent ? Measure.RiseInPercent : Measure.RiseInPoints },
                confirmations, recoveries),
            Tuned(Given.Rise() with { Name = "control", Against = Against.Control }, confirmations, recoveries)) with
        {
            RepeatInterval = TimeSpan.FromHours(repeat),
        };

    /// <summary>Other settings of a watch: a threshold, the query, or a rule less.</summary>
    public static Watch Changed(Watch watch, int settings) => settings switch
    {
        1 => watch with { Rules = [watch.Rules[0] with { Threshold = 1.4m }, .. watch.Rules[1..]] },
        2 => watch with { LegacyVersions = ["TLS 1.0"] },
        3 => watch with { Rules = watch.Rules[1..] },
        _ => watch,
    };

    /// <summary>The reading of a step.</summary>
    public static Reading MakeReading(Step step, Scenario scenario, DateTimeOffset now)
    {
        var latest = scenario.State.Latest?.LastUpdated;
        return step.Kind switch
        {
            StepKind.Refused => Reading.Refused("503 from Radar"),
            StepKind.Same => WithControl(Given.Summary(step.Share, latest ?? now), step, now),
            StepKind.Older =>
                WithControl(Given.Summary(step.Share, (latest ?? now).AddMinutes(-step.Share.Scale - 1)), step, now),
            StepKind.Ahead => WithControl(Given.Summary(step.Share, now.AddMinutes(59)), step, now),
            StepKind.LowConfidence =>
                WithControl(Given.Summary(step.Share, now, level: 1 + (Math.Abs(step.Minutes) % 2)), step, now),
            StepKind.PipelineNote =>
                WithControl(Given.Summary(step.Share, now, 5, Given.Annotation("PIPELINE", "EMAIL_SECURITY")), step, now),
            StepKind.Stale => WithControl(Given.Summary(step.Share, now.AddHours(-30)), step, now),
            StepKind.Relabelled => WithControl(
                Given.Relabel(
                    Given.Summary(step.Share, now), label => label.Replace("TLS ", "tlsv", StringComparison.Ordinal)),
                step, now),
            StepKind.Renamed =>
                WithControl(Given.Relabel(Given.Summary(step.Share, now), label => $"version {label[^1]}"), step, now),
            StepKind.BadControl => Reading.Valid(
                Given.Summary(step.Share, now), Given.Summary(Math.Abs(step.Control), now.AddDays(-1), level: 1)),
            _ => WithControl(Given.Summary(step.Share, now), step, now),
        };
    }

    private static Reading WithControl(TlsSummary summary, Step step, DateTimeOffset now) => step.Control < 0
        ? Reading.WithoutControl(summary, "422 too costly")
        : Reading.Valid(summary, Given.Summary(step.Control, now.AddDays(-1)));

    private static Rule Tuned(Rule rule, int confirmations, int recoveries) =>
        rule with { Confirmations = confirmations, RecoveryConfirmations = recoveries };

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<Step[]> Steps(Gen<int> settings) => Step(settings).Array[1, 60];

    private static Gen<Step> Step(Gen<int> settings) => Gen.Select(
        Kind, Minutes, Share, Gen.OneOf(Share, Gen.Const(-1m)), settings,
        (kind, minutes, share, control, choice) => new Step(kind, minutes, share, control, choice));
}
