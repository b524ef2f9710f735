using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks;

/// <summary>The rules that a backtest tries, as they are asked for: one for each threshold.</summary>
internal sealed record BacktestQuery
{
    public const decimal MaxThreshold = 1_000_000;
    public const int MaxThresholds = 16;
    private static readonly TimeSpan MaxOver = TimeSpan.FromDays(3650);

    public required IReadOnlyList<decimal> Thresholds { get; init; }
    public required Measure Measure { get; init; }
    public Against? Against { get; init; }
    public TimeSpan? Over { get; init; }
    public decimal? RecoverAt { get; init; }
    public int Confirmations { get; init; } = 1;
    public int RecoveryConfirmations { get; init; } = 1;

    /// <summary>The first parameter that does not go with the others, and what is accepted instead; null for none.</summary>
    public (string Parameter, string Accepted)? Contradiction()
    {
        var definition = MeasureDefinition.For(Measure);
        return this switch
        {
            _ when !MeasureDefinition.ForRules.Contains(Measure) =>
                ("measure", $"one of {string.Join(", ", MeasureDefinition.ForRules)}"),
            { Thresholds.Count: > MaxThresholds } => ("threshold", $"at most {MaxThresholds} numbers"),
            { Against: not null } when !definition.IsRise => ("against", MeasureDefinition.RisesOnly),
            { Over: not null } when !definition.IsRise => ("over", MeasureDefinition.RisesOnly),
            _ when Over > MaxOver => ("over", "a duration up to 3650d"),
            _ when RecoverAt < definition.MinRecoverAt || RecoverAt > Thresholds.Min() =>
                ("recoverAt", $"a number from {definition.MinRecoverAt} to the lowest threshold, {Thresholds.Min()}"),
            _ => null,
        };
    }

    public ImmutableArray<Rule> RulesFor(Watch watch) => [.. Thresholds.Distinct().Order().Select(threshold => new Rule
    {
        Name = $"{threshold}",
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
