using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Radar;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Alerting;

/// <summary>Reads the <c>Rules</c> of a watch.</summary>
internal static class RuleSettings
{
    /// <summary>What a rule recovers at unless that is set, as a part of its threshold.</summary>
    public const decimal RecoveryFactor = 0.9m;

    /// <summary>Reads every rule; the two default ones when there is none.</summary>
    public static ImmutableArray<Rule> Read(SettingsReader settings, string key, DateRange range, IReadOnlyList<string> receivers)
    {
        var names = settings.Names(key, Alert.NoData, "test");
        var level = new Rule
        {
            Name = "level",
            Measure = Measure.LegacyShare,
            Threshold = 1,
            RecoverAt = 0.9m,
            Receivers = [.. receivers],
        };
        var rise = level with
        {
            Name = "rise",
            Measure = Measure.RiseInPoints,
            Over = range.Length,
            Threshold = 0.25m,
            RecoverAt = 0.225m,
        };
        ImmutableArray<Rule> defaults = [level, rise];
        if (names.Count == 0)
            return defaults;
        var replaced = string.Join(" and ", defaults.Where(rule => !names.Contains(rule.Name))
            .Select(rule => $"{rule.Name} ({rule.Measure} above {rule.Threshold})"));
        if (replaced.Length > 0)
            settings.Note($"The rules in {key} replace the default ones, so this does not hold any more: {replaced}.");
        return [.. names.Select(name => ReadRule(settings, $"{key}:{name}", name, range, receivers))];
    }

    private static Rule ReadRule(
        SettingsReader settings, string key, string name, DateRange range, IReadOnlyList<string> receivers)
    {
        RejectMissing(settings, $"{key}:Measure", $"one of {string.Join(", ", MeasureDefinition.ForRules)}");
        var measure = settings.Choice<Measure>($"{key}:Measure", null, MeasureDefinition.ForRules);
        var definition = MeasureDefinition.For(measure ?? Measure.LegacyShare);
        if (measure is not null && !definition.IsRise)
            RejectGiven(settings, MeasureDefinition.RisesOnly, $"{key}:Against", $"{key}:Over");
        RejectMissing(settings, $"{key}:Threshold", $"a number from 0 to {definition.MaxThreshold}");
        var threshold = settings.Number($"{key}:Threshold", null, 0, definition.MaxThreshold);
        var rule = new Rule
        {
            Name = name,
            Measure = measure ?? Measure.LegacyShare,
            Against = settings.Choice<Against>($"{key}:Against", definition.IsRise ? Against.Previous : null) ?? Against.Previous,
            Over = definition.IsRise ? settings.Duration($"{key}:Over", range.Length) : range.Length,
            Threshold = threshold ?? 0,
            RecoverAt = settings.Number(
                $"{key}:RecoverAt", threshold * RecoveryFactor, definition.MinRecoverAt, threshold ?? definition.MaxThreshold)
                ?? 0,
            Confirmations = settings.WholeNumber($"{key}:Confirmations", 1, 1, 1000),
            RecoveryConfirmations = settings.WholeNumber($"{key}:RecoveryConfirmations", 1, 1, 1000),
            Severity = settings.Choice<Severity>($"{key}:Severity", Severity.Warning)!.Value,
            Receivers = ReadReceivers(settings, $"{key}:Receivers", receivers),
        };
        if (rule.Against == Against.Control)
            RejectGiven(settings, "nothing with Against Control, which is always the equal period before", $"{key}:Over");
        return rule;
    }

    private static void RejectMissing(SettingsReader settings, string key, string accepted)
    {
        if (!settings.Has(key))
            settings.Reject($"{key} is missing; accepted: {accepted}.");
    }

    private static void RejectGiven(SettingsReader settings, string accepted, params IEnumerable<string> keys)
    {
        foreach (var key in keys.Where(settings.Has))
            settings.Reject(key, settings.Text(key), accepted);
    }

    private static ImmutableArray<string> ReadReceivers(SettingsReader settings, string key, IReadOnlyList<string> receivers)
    {
        var names = settings.List(key, receivers);
        foreach (var unknown in names.Except(receivers, StringComparer.Ordinal))
            settings.Reject(key, unknown, "names of receivers: " + string.Join(", ", receivers));
        return [.. names.Intersect(receivers, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
