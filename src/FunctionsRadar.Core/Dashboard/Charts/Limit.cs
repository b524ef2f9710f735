using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>The legacy share above which a rule fires.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Share">Percent.</param>
internal sealed record Limit(string Rule, decimal Share)
{
    /// <summary>The limits of all rules; that of a rise is above its last baseline.</summary>
    public static IReadOnlyList<Limit> List(WatchOverview overview) =>
    [
        .. overview.Watch.Rules.Select(
            rule => Create(rule, overview.Explanations.FirstOrDefault(each => each.Rule == rule.Name)?.Baseline)).OfType<Limit>(),
    ];

    private static Limit? Create(Rule rule, SnapshotPoint? baseline) =>
        MeasureDefinition.For(rule.Measure).ShareAt(rule.Threshold, baseline) is { } share ? new Limit(rule.Name, share) : null;
}
