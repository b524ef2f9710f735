using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>The legacy share, in percent, above which a rule fires; that of a rise is above its last baseline.</summary>
internal sealed record Limit(string Rule, decimal Share)
{
    public static IReadOnlyList<Limit> List(WatchOverview overview) =>
    [
        .. from rule in overview.Watch.Rules
           let baseline = overview.Explanations.FirstOrDefault(each => each.Rule == rule.Name)?.Baseline
           let share = MeasureDefinition.For(rule.Measure).ShareAt(rule.Threshold, baseline)
           where share is not null
           select new Limit(rule.Name, share.Value),
    ];
}
