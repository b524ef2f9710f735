using System.Collections.Immutable;
using System.Globalization;
using FunctionsRadar.Radar;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Alerting;

/// <summary>Reads the <c>Watches</c> section.</summary>
public static class WatchSettings
{
    /// <summary>Reads every watch; one named <c>default</c> when there is none.</summary>
    /// <param name="settings">Where to read.</param>
    /// <param name="receivers">Names of the receivers there are.</param>
    public static ImmutableArray<Watch> Read(SettingsReader settings, IReadOnlyList<string> receivers)
    {
        var names = settings.Names("Watches");
        if (names.Count == 0)
            names = ["default"];
        return [.. names.Select(name => ReadWatch(settings, name, receivers))];
    }

    private static Watch ReadWatch(SettingsReader settings, string name, IReadOnlyList<string> receivers)
    {
        var key = $"Watches:{name}";
        var range = ReadRange(settings, $"{key}:DateRange");
        var watch = new Watch
        {
            Name = name,
            DateRange = range,
            Filters = new EmailFilters(
                ReadFilter(settings, $"{key}:Arc"), ReadFilter(settings, $"{key}:Dkim"), ReadFilter(settings, $"{key}:Dmarc"), ReadFilter(settings, $"{key}:Spf")),
            LegacyVersions = [.. settings.List($"{key}:LegacyVersions", ["TLS 1.0", "TLS 1.1"]).Distinct(StringComparer.Ordinal)],
            MinimumConfidence = settings.WholeNumber($"{key}:MinimumConfidence", 3, 0, 5),
            WithholdOn = [.. settings.List($"{key}:WithholdOn", ["PIPELINE", "PARTIAL_PROJECTION"]).Select(type => type.ToUpperInvariant())],
            MaximumAge = settings.Duration($"{key}:MaximumAge", TimeSpan.FromHours(24), TimeSpan.FromMinutes(1)),
            MaximumSilence = settings.Duration($"{key}:MaximumSilence", TimeSpan.FromHours(6), TimeSpan.FromMinutes(1)),
            Rules = ReadRules(settings, $"{key}:Rules", range, receivers),
        };
        if (watch.LegacyVersions.IsEmpty || watch.LegacyVersions.Any(version => version.Length > 32))
            settings.Reject($"{key}:LegacyVersions", string.Join(",", watch.LegacyVersions), "at least one label of at most 32 characters");
        WarnOfShortSilence(settings, watch);
        CheckTransactionSize(settings, watch);
        return watch;
    }

    private static DateRange ReadRange(SettingsReader settings, string key)
    {
        var text = settings.Text(key, "7d");
        if (DateRange.TryParse(text, out var range) && !range.IsControl)
            return range;
        settings.Reject(key, text, DateRange.Accepted);
        return new DateRange("7d", TimeSpan.FromDays(7));
    }

    private static ImmutableArray<ValidationResult> ReadFilter(SettingsReader settings, string key)
    {
        var results = ImmutableArray.CreateBuilder<ValidationResult>();
        foreach (var item in settings.List(key, []))
        {
            if (Enum.TryParse<ValidationResult>(item, ignoreCase: true, out var result) && !char.IsAsciiDigit(item[0]))
                results.Add(result);
            else
                settings.Reject(key, item, "any of PASS, NONE, FAIL");
        }
        return [.. results.Distinct().Order()];
    }

    private static ImmutableArray<Rule> ReadRules(SettingsReader settings, string key, DateRange range, IReadOnlyList<string> receivers)
    {
        var names = settings.Names(key, NotificationIds.Blind, NotificationIds.Test);
        ImmutableArray<Rule> usual =
        [
            new Rule { Name = "level", Measure = Measure.LegacyShare, Threshold = 1m, RecoverAt = 0.9m, Receivers = [.. receivers] },
            new Rule { Name = "rise", Measure = Measure.RiseInPoints, Over = range.Length, Threshold = 0.25m, RecoverAt = 0.225m, Receivers = [.. receivers] },
        ];
        if (names.Count == 0)
            return usual;
        NoteReplaced(settings, key, usual.Where(rule => !names.Contains(rule.Name)));
        return [.. names.Select(name => ReadRule(settings, $"{key}:{name}", name, range, receivers))];
    }

    private static void NoteReplaced(SettingsReader settings, string key, IEnumerable<Rule> replaced)
    {
        var rules = string.Join(" and ", replaced.Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Name} ({rule.Measure} above {rule.Threshold})")));
        if (rules.Length > 0)
            settings.Note($"The rules in {key} replace the default ones, so this does not hold any more: {rules}.");
    }

    private static Rule ReadRule(SettingsReader settings, string key, string name, DateRange range, IReadOnlyList<string> receivers)
    {
        var measure = settings.Choice<Measure>($"{key}:Measure", null);
        if (measure is null && !settings.Has($"{key}:Measure"))
            settings.Reject($"{key}:Measure is missing; accepted: one of {string.Join(", ", Enum.GetNames<Measure>())}.");
        var isShare = measure is null or Measure.LegacyShare;
        var largest = measure == Measure.RiseInPercent ? 1_000_000m : 100m;
        var threshold = settings.Number($"{key}:Threshold", null, 0, isShare ? 99.999m : largest);
        if (threshold is null && !settings.Has($"{key}:Threshold"))
            settings.Reject(string.Create(CultureInfo.InvariantCulture, $"{key}:Threshold is missing; accepted: a number from 0 to {largest}."));
        RejectOnShare(settings, key, isShare && measure is not null);
        var rule = new Rule
        {
            Name = name,
            Measure = measure ?? Measure.LegacyShare,
            Against = settings.Choice<Against>($"{key}:Against", isShare ? null : Against.Previous) ?? Against.Previous,
            Over = isShare ? range.Length : settings.Duration($"{key}:Over", range.Length),
            Threshold = threshold ?? 0,
            RecoverAt = settings.Number($"{key}:RecoverAt", threshold * 0.9m, isShare ? 0 : -100, threshold ?? largest) ?? 0,
            Confirmations = settings.WholeNumber($"{key}:Confirmations", 1, 1, 1000),
            RecoveryConfirmations = settings.WholeNumber($"{key}:RecoveryConfirmations", 1, 1, 1000),
            RepeatInterval = settings.Duration($"{key}:RepeatInterval", TimeSpan.FromHours(24)),
            Severity = settings.Choice<Severity>($"{key}:Severity", Severity.Warning)!.Value,
            Receivers = ReadReceivers(settings, $"{key}:Receivers", receivers),
        };
        if (rule.Against == Against.Control && settings.Has($"{key}:Over"))
            settings.Reject($"{key}:Over", settings.Text($"{key}:Over"), "nothing with Against Control, which is always the equal period before");
        return rule;
    }

    private static void RejectOnShare(SettingsReader settings, string key, bool isShare)
    {
        foreach (var name in new[] { "Against", "Over" })
        {
            if (isShare && settings.Has($"{key}:{name}"))
                settings.Reject($"{key}:{name}", settings.Text($"{key}:{name}"), "nothing with Measure LegacyShare; it belongs to RiseInPoints and RiseInPercent");
        }
    }

    private static ImmutableArray<string> ReadReceivers(SettingsReader settings, string key, IReadOnlyList<string> receivers)
    {
        var names = settings.List(key, receivers);
        foreach (var unknown in names.Except(receivers, StringComparer.Ordinal))
            settings.Reject(key, unknown, "names of receivers: " + string.Join(", ", receivers));
        return [.. names.Intersect(receivers, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static void WarnOfShortSilence(SettingsReader settings, Watch watch)
    {
        var schedule = RadarOptions.TryParseSchedule(settings.Text("Radar:Schedule") ?? "0 7 * * * *");
        var start = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);
        if (schedule is null || schedule.GetNextOccurrences(start, start.AddDays(8)).Take(2).ToArray() is not [var first, var second])
            return;
        if (watch.MaximumSilence < second - first)
            settings.Warn($"Watches:{watch.Name}:MaximumSilence is {DurationText.Format(watch.MaximumSilence)}, shorter than the time between two checks: the watch would be called blind after one failed check.");
    }

    // One check commits everything in one storage transaction of at most 100 rows: each rule's transition and deliveries,
    // those of blind or sighted with their transition, the snapshot and the state.
    private static void CheckTransactionSize(SettingsReader settings, Watch watch)
    {
        var rows = watch.Rules.Sum(rule => rule.Receivers.Length + 1) + watch.Receivers.Length + 3;
        if (rows > 100)
            settings.Reject($"Watches:{watch.Name} has {watch.Rules.Length} rules for {watch.Receivers.Length} receivers, which takes up to {rows} rows in one transaction; accepted: at most 100. Split it into several watches.");
    }
}
