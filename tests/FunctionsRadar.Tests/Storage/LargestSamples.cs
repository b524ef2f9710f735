using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Storage;

/// <summary>The largest that may legally be stored, as hard to compress as it can be.</summary>
internal sealed class LargestSamples(Random random)
{
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 7, 0, 123, TimeSpan.Zero);

    public TlsSummary Summary() => new(
        Time, new Window(Time.AddDays(-364), Time),
        Enumerable.Range(0, 32).ToImmutableSortedDictionary(_ => Text(32), _ => 99.999999999999999999m),
        new Confidence(1, [.. Enumerable.Range(0, 20).Select(_ => new Annotation("EMAIL_SECURITY", "PARTIAL_PROJECTION", Text(500), Time, Time, Ascii(200)))]));

    public Snapshot Snapshot(string watch) => new()
    {
        Watch = watch,
        Summary = Summary(),
        Control = Summary(),
        LegacyShare = 99.999999999999999999m,
        ObservedAt = Time,
    };

    public WatchState State(string watch, int rules = 50, int owed = 50)
    {
        var alerts = Enumerable.Range(0, rules).Select(_ => Alert()).ToArray();
        return new WatchState
        {
            Watch = watch,
            Fingerprint = Text(1_500),
            FirstCheckAt = Time,
            LastAcceptedAt = Time,
            LastCheck = new CheckReport(Time, CheckOutcome.Withheld, Text(500), [.. alerts.Select(Explanation)]),
            Latest = Snapshot(watch),
            Previous = new SnapshotPoint(Time, 1.1m),
            Oldest = new SnapshotPoint(Time, 1.1m),
            Alerts = alerts.ToImmutableSortedDictionary(alert => alert.Rule.Name, alert => alert, StringComparer.Ordinal),
            Blindness = new Blindness(Time, Ascii(80), [.. Names(48)]),
            Silence = new Silence(Time, Time, Text(200), [.. Enumerable.Range(1, owed).Select(_ => new OwedEnd(Alert().Rule, Ascii(80), Time, Time, 99.999999m, Text(500), [.. Names(48)]))]),
            MayHaveDeliveries = true,
            TidiedOn = new DateOnly(2026, 3, 1),
        };
    }

    public Notification Notification(string watch, long sequence)
    {
        var summary = Summary();
        return new Notification
        {
            Id = NotificationId.Make(watch, "level", sequence),
            Type = NotificationType.Reminder,
            At = Time,
            Watch = watch,
            Rule = "level",
            Severity = Severity.Critical,
            State = AlertState.Firing,
            Reason = Text(300),
            Incident = Ascii(80),
            Measure = Measure.RiseInPercent,
            Value = 1.2345678901234567890123456789m,
            Threshold = 999_999.99m,
            Peak = 1.2345678901234567890123456789m,
            LegacyShare = 1.10m,
            PreviousLegacyShare = 0.000000001m,
            Shares = summary.Shares,
            LegacyVersions = [.. summary.Shares.Keys],
            Window = summary.Window,
            LastUpdated = Time,
            Since = Time,
            Confidence = summary.Confidence,
            TopTlds = [.. Enumerable.Range(0, 10).Select(_ => new TopTld(Text(64), 1.23456789m))],
            NextReminderAt = Time,
        };
    }

    private Alert Alert() => new()
    {
        Rule = new Rule
        {
            Name = Ascii(32),
            Measure = Measure.RiseInPercent,
            Against = Against.Control,
            Over = TimeSpan.FromDays(364),
            Threshold = 999_999.999999999999999999m,
            RecoverAt = 899_999.999999999999999999m,
            Receivers = [.. Names(1)],
        },
        State = AlertState.Firing,
        Since = Time,
        Baseline = new SnapshotPoint(Time, 1.234567890123456789m),
        Value = 1.234567890123456789m,
        Peak = 1.234567890123456789m,
        FiredOn = Time,
        ToldAt = Time,
        Incident = Ascii(80),
        ToldTo = [.. Names(1)],
        NewLevel = new SnapshotPoint(Time, 1.234567890123456789m),
    };

    private Explanation Explanation(Alert alert) => new()
    {
        Rule = alert.Rule.Name,
        Measure = alert.Rule.Measure,
        Value = alert.Value,
        Threshold = 1m,
        RecoverAt = 1m,
        Baseline = alert.Baseline,
        From = AlertState.Ok,
        To = AlertState.Firing,
        Reason = Text(300),
    };

    private IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(_ => Ascii(32));

    private string Ascii(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)random.Next('a', 'z' + 1))]);

    // Half of it quotes and backslashes, which take most on the wire, half of it characters that cannot be compressed.
    private string Text(int length) => new([.. Enumerable.Range(0, length).Select(i => i % 2 == 0 ? "\"\\"[random.Next(2)] : (char)random.Next(0x4e00, 0x9fff))]);
}
