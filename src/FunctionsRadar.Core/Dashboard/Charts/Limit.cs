using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>The legacy share above which a rule fires.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Share">Percent.</param>
internal sealed record Limit(string Rule, decimal Share)
{
    /// <summary>Those of all rules: of rises, as they are against what they were last measured from.</summary>
    public static IReadOnlyList<Limit> AllOf(Glance glance) =>
    [
        .. glance.Watch.Rules.Select(
            rule => Of(rule, glance.Explanations.FirstOrDefault(each => each.Rule == rule.Name)?.Baseline)).OfType<Limit>(),
    ];

    private static Limit? Of(Rule rule, SnapshotPoint? baseline) =>
        MeasureDefinition.Of(rule.Measure).ShareAt(rule.Threshold, baseline) is { } share ? new Limit(rule.Name, share) : null;
}
