using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks;

/// <summary>The rules that a backtest tries, as they are asked for: one for each threshold.</summary>
internal sealed record BacktestQuery
{
    /// <summary>The highest threshold there is.</summary>
    public const decimal MaxThreshold = 1_000_000;

    /// <summary>Most thresholds that are tried at once.</summary>
    public const int MaxThresholds = 16;

    private static readonly TimeSpan MaxOver = TimeSpan.FromDays(3650);

    /// <summary>Fires above these: 0 to <see cref="MaxThreshold"/>, at most <see cref="MaxThresholds"/> of them.</summary>
    public required IReadOnlyList<decimal> Thresholds { get; init; }

    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>What a rise is measured against; null unless given.</summary>
    public Against? Against { get; init; }

    /// <summary>Age of the snapshot that a rise is measured against; null for the watch's own range.</summary>
    public TimeSpan? Over { get; init; }

    /// <summary>Recovers at or below this; null for 90 % of each threshold.</summary>
    public decimal? RecoverAt { get; init; }

    /// <summary>Distinct datasets above the threshold before it fires; at least 1.</summary>
    public int Confirmations { get; init; } = 1;

    /// <summary>Distinct datasets at or below the recovery threshold, in a row, before it resolves; at least 1.</summary>
    public int RecoveryConfirmations { get; init; } = 1;

    /// <summary>
    /// The first value that does not go with the others, by the name of its parameter, and what is accepted instead; null when
    /// all is well.
    /// </summary>
    public (string Parameter, string Accepted)? Contradiction()
    {
        var lowest = MeasureDefinition.For(Measure).MinRecoverAt;
        return this switch
        {
            _ when !MeasureDefinition.ForRules.Contains(Measure) =>
                ("measure", $"one of {string.Join(", ", MeasureDefinition.ForRules)}"),
            _ when Thresholds.Count > MaxThresholds => ("threshold", $"at most {MaxThresholds} numbers"),
            { Against: not null } when !MeasureDefinition.For(Measure).IsRise => ("against", MeasureDefinition.RisesOnly),
            { Over: not null } when !MeasureDefinition.For(Measure).IsRise => ("over", MeasureDefinition.RisesOnly),
            _ when Over > MaxOver => ("over", "a duration up to 3650d"),
            _ when RecoverAt < lowest || RecoverAt > Thresholds.Min() =>
                ("recoverAt", string.Create(
                    CultureInfo.InvariantCulture, $"a number from {lowest} to the lowest threshold, {Thresholds.Min()}")),
            _ => null,
        };
    }

    /// <summary>A rule for each threshold, the lowest first, named after it.</summary>
    public ImmutableArray<Rule> RulesFor(Watch watch) => [.. Thresholds.Distinct().Order().Select(threshold => new Rule
    {
        Name = threshold.ToString(CultureInfo.InvariantCulture),
        Measure = Measure,
        Against = Against ?? Alerting.Against.Previous,
        Over = Over ?? watch.DateRange.Length,
        Threshold = threshold,
        RecoverAt = RecoverAt ?? threshold * RuleSettings.RecoveryFactor,
        Confirmations = Confirmations,
        RecoveryConfirmations = RecoveryConfirmations,
        Receivers = [],
    })];
}
