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
        var defaults = Defaults(range, receivers);
        if (names.Count == 0)
            return defaults;
        NoteReplaced(settings, key, defaults.Where(rule => !names.Contains(rule.Name)));
        return [.. names.Select(name => ReadRule(settings, $"{key}:{name}", name, range, receivers))];
    }

    private static ImmutableArray<Rule> Defaults(DateRange range, IReadOnlyList<string> receivers) =>
    [
        new() { Name = "level", Measure = Measure.LegacyShare, Threshold = 1m, RecoverAt = 0.9m, Receivers = [.. receivers] },
        new()
        {
            Name = "rise",
            Measure = Measure.RiseInPoints,
            Over = range.Length,
            Threshold = 0.25m,
            RecoverAt = 0.225m,
            Receivers = [.. receivers],
        },
    ];

    private static void NoteReplaced(SettingsReader settings, string key, IEnumerable<Rule> replaced)
    {
        var rules = string.Join(" and ", replaced.Select(rule =>
            string.Create(CultureInfo.InvariantCulture, $"{rule.Name} ({rule.Measure} above {rule.Threshold})")));
        if (rules.Length > 0)
            settings.Note($"The rules in {key} replace the default ones, so this does not hold any more: {rules}.");
    }

    private static Rule ReadRule(
        SettingsReader settings, string key, string name, DateRange range, IReadOnlyList<string> receivers)
    {
        var measure = ReadMeasure(settings, $"{key}:Measure");
        var definition = MeasureDefinition.For(measure ?? Measure.LegacyShare);
        if (measure is not null && !definition.IsRise)
            RejectOfRises(settings, key);
        var threshold = ReadThreshold(settings, $"{key}:Threshold", definition.MaxThreshold);
        var highestRecovery = threshold ?? definition.MaxThreshold;
        var rule = new Rule
        {
            Name = name,
            Measure = measure ?? Measure.LegacyShare,
            Against = settings.Choice<Against>($"{key}:Against", definition.IsRise ? Against.Previous : null) ?? Against.Previous,
            Over = definition.IsRise ? settings.Duration($"{key}:Over", range.Length) : range.Length,
            Threshold = threshold ?? 0,
            RecoverAt = settings.Number(
                $"{key}:RecoverAt", threshold * RecoveryFactor, definition.MinRecoverAt, highestRecovery) ?? 0,
            Confirmations = settings.WholeNumber($"{key}:Confirmations", 1, 1, 1000),
            RecoveryConfirmations = settings.WholeNumber($"{key}:RecoveryConfirmations", 1, 1, 1000),
            Severity = settings.Choice<Severity>($"{key}:Severity", Severity.Warning)!.Value,
            Receivers = ReadReceivers(settings, $"{key}:Receivers", receivers),
        };
        if (rule.Against == Against.Control && settings.Has($"{key}:Over"))
            settings.Reject(
                $"{key}:Over", settings.Text($"{key}:Over"),
                "nothing with Against Control, which is always the equal period before");
        return rule;
    }

    private static Measure? ReadMeasure(SettingsReader settings, string key)
    {
        if (!settings.Has(key))
            settings.Reject($"{key} is missing; accepted: one of {string.Join(", ", MeasureDefinition.ForRules)}.");
        return settings.Choice<Measure>(key, null, MeasureDefinition.ForRules);
    }

    private static decimal? ReadThreshold(SettingsReader settings, string key, decimal maximum)
    {
        if (!settings.Has(key))
            settings.Reject(
                string.Create(CultureInfo.InvariantCulture, $"{key} is missing; accepted: a number from 0 to {maximum}."));
        return settings.Number(key, null, 0, maximum);
    }

    private static void RejectOfRises(SettingsReader settings, string key)
    {
        foreach (var name in new[] { "Against", "Over" })
        {
            if (settings.Has($"{key}:{name}"))
                settings.Reject($"{key}:{name}", settings.Text($"{key}:{name}"), MeasureDefinition.RisesOnly);
        }
    }

    private static ImmutableArray<string> ReadReceivers(SettingsReader settings, string key, IReadOnlyList<string> receivers)
    {
        var names = settings.List(key, receivers);
        foreach (var unknown in names.Except(receivers, StringComparer.Ordinal))
            settings.Reject(key, unknown, "names of receivers: " + string.Join(", ", receivers));
        return [.. names.Intersect(receivers, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
