using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks.Advice;

/// <summary>What to set for a threshold, as app settings, environment variables and <c>local.settings.json</c> name it.</summary>
internal static class AdviceSettings
{
    /// <summary>For the watch's rule of that measure, or for a new one where none is plain; empty for no threshold.</summary>
    public static ImmutableSortedDictionary<string, string> For(Watch watch, Measure measure, decimal? threshold)
    {
        var none = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        if (threshold is null)
            return none;
        var rule = watch.Rules.FirstOrDefault(rule => rule.Measure == measure && IsPlain(rule, watch))?.Name
            ?? FreeName(watch, measure);
        var key = $"Watches__{watch.Name}__Rules__{rule}__";
        // RecoverAt too, since one that the rule was given before would stay.
        return none.Add(key + "Measure", measure.ToString()).Add(key + "Threshold", $"{threshold:0.######}")
            .Add(key + "RecoverAt", $"{threshold * RuleSettings.RecoveryFactor:0.######}");
    }

    // One that decides as the candidates do, but for its threshold.
    private static bool IsPlain(Rule rule, Watch watch) =>
        rule is { Against: Against.Previous, Confirmations: 1, RecoveryConfirmations: 1 }
        && (!rule.NeedsPrevious || rule.Over == watch.DateRange.Length)
        && rule.RecoverAt == rule.Threshold * RuleSettings.RecoveryFactor;

    private static string FreeName(Watch watch, Measure measure)
    {
        var name = MeasureDefinition.For(measure).DefaultRuleName;
        return watch.Rules.Any(rule => rule.Name == name) ? "advised" + name : name;
    }
}
