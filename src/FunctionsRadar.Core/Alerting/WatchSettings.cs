using FunctionsRadar.Radar;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Alerting;

/// <summary>Reads the <c>Watches</c> section.</summary>
internal static class WatchSettings
{
    private const int MaxLabelLength = 32;

    private static readonly DateRange DefaultRange = new("7d", TimeSpan.FromDays(7));

    /// <summary>Reads every watch; one named <c>default</c> when there is none.</summary>
    public static ImmutableArray<Watch> Read(SettingsReader settings, IReadOnlyList<string> receivers)
    {
        var names = settings.Names("Watches");
        return [.. (names.Count == 0 ? ["default"] : names).Select(name => ReadWatch(settings, name, receivers))];
    }

    private static Watch ReadWatch(SettingsReader settings, string name, IReadOnlyList<string> receivers)
    {
        var key = $"Watches:{name}";
        var defaults = new Watch { Name = name, DateRange = ReadRange(settings, $"{key}:DateRange"), Rules = [] };
        var watch = defaults with
        {
            Filters = new EmailFilters(
                ReadFilter(settings, $"{key}:Arc"), ReadFilter(settings, $"{key}:Dkim"), ReadFilter(settings, $"{key}:Dmarc"),
                ReadFilter(settings, $"{key}:Spf")),
            LegacyVersions = [.. settings.List($"{key}:LegacyVersions", defaults.LegacyVersions).Distinct()],
            MinimumConfidence = settings.WholeNumber($"{key}:MinimumConfidence", defaults.MinimumConfidence, 0, 5),
            WithholdOn = [.. settings.List($"{key}:WithholdOn", defaults.WithholdOn).Select(type => type.ToUpperInvariant())],
            MaximumAge = settings.Duration($"{key}:MaximumAge", defaults.MaximumAge, TimeSpan.FromMinutes(1)),
            NoDataAfter = settings.Duration($"{key}:NoDataAfter", defaults.NoDataAfter, TimeSpan.FromMinutes(1)),
            RepeatInterval = settings.Duration($"{key}:RepeatInterval", defaults.RepeatInterval),
            Rules = RuleSettings.Read(settings, $"{key}:Rules", defaults.DateRange, receivers),
        };
        CheckLegacyVersions(settings, $"{key}:LegacyVersions", watch.LegacyVersions);
        CheckNoDataAfter(settings, $"{key}:NoDataAfter", watch.NoDataAfter);
        CheckTransactionSize(settings, key, watch.Rules.Length, watch.Receivers.Length);
        return watch;
    }

    private static DateRange ReadRange(SettingsReader settings, string key)
    {
        var text = settings.Text(key, DefaultRange.Text);
        if (DateRange.TryParse(text, out var range) && !range.IsControl)
            return range;
        settings.Reject(key, text, DateRange.Accepted);
        return DefaultRange;
    }

    private static ImmutableArray<ValidationResult> ReadFilter(SettingsReader settings, string key)
    {
        var results = new SortedSet<ValidationResult>();
        foreach (var item in settings.List(key, []))
        {
            // As a whole word: the framework also takes numbers and lists.
            if (Enum.GetNames<ValidationResult>().Contains(item, StringComparer.OrdinalIgnoreCase))
                results.Add(Enum.Parse<ValidationResult>(item, ignoreCase: true));
            else
                settings.Reject(key, item, "any of PASS, NONE, FAIL");
        }
        return [.. results];
    }

    private static void CheckLegacyVersions(SettingsReader settings, string key, ImmutableArray<string> versions)
    {
        if (versions.IsEmpty || versions.Any(version => version.Length > MaxLabelLength))
            settings.Reject(key, string.Join(",", versions), $"at least one label of at most {MaxLabelLength} characters");
        foreach (var unknown in versions.Where(version => !VersionLabel.IsKnown(version)))
            settings.Warn(
                $"{key} has '{unknown}', which Radar is not known to report; it reports TLS 1.0, TLS 1.1, TLS 1.2 and TLS 1.3.");
    }

    private static void CheckNoDataAfter(SettingsReader settings, string key, TimeSpan noDataAfter)
    {
        if (Schedule.TryParse(settings.Text("CheckSchedule") ?? Schedule.DefaultCheck) is not { } schedule)
            return;
        var first = schedule.Next(new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero));
        if (noDataAfter < schedule.Next(first) - first)
            settings.Warn(
                $"{key} is {DurationText.Format(noDataAfter)}, shorter than the time between two checks: "
                + "nodata would fire after one failed check.");
    }

    private static void CheckTransactionSize(SettingsReader settings, string key, int rules, int receivers)
    {
        if (rules + receivers > Plan.MaxRows)
            settings.Reject(
                $"{key} has {rules} rules and {receivers} receivers; accepted: together at most {Plan.MaxRows}, "
                + "since a check is one storage transaction. Split it into several watches.");
    }
}
