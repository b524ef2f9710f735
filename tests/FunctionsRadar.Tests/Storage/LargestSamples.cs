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
        new Confidence(1,
        [
            .. Enumerable.Range(0, 20).Select(
                _ => new Annotation("EMAIL_SECURITY", "PARTIAL_PROJECTION", Text(500), Time, Time, Ascii(200))),
        ]))
    {
        Units = [.. Enumerable.Range(0, 8).Select(_ => new Unit(Text(64), Text(64)))],
    };

    public Snapshot Snapshot(string watch) => new()
    {
        Watch = watch,
        QueryFingerprint = Text(1_500),
        Summary = Summary(),
        Control = Summary(),
        LegacyShare = 99.999999999999999999m,
        ObservedAt = Time,
    };

    /// <summary>A state of a watch with so many rules and receivers, which together are at most 95.</summary>
    public WatchState State(string watch, int rules = 47, int receivers = 48)
    {
        var alerts = Enumerable.Range(0, rules).Select(_ => Alert(receivers)).ToArray();
        return new WatchState
        {
            Watch = watch,
            Installation = Ascii(8),
            QueryFingerprint = Text(1_500),
            FirstCheckAt = Time,
            LastAcceptedAt = Time,
            LastCheck = new CheckReport(
                Time, CheckOutcome.Withheld, Text(500), [.. alerts.Select(alert => Explanation.Create(null, alert))]),
            Latest = Snapshot(watch),
            Previous = new SnapshotPoint(Time, 1.1m),
            Oldest = new SnapshotPoint(Time, 1.1m),
            Alerts = alerts.ToImmutableSortedDictionary(alert => alert.Rule.Name, alert => alert, StringComparer.Ordinal),
            Log = new NotificationLog
            {
                Entries =
                [
                    .. Names(receivers).Select(name => new NotificationLogEntry(
                        name, Id(1), Time, [.. alerts.Select(alert => alert.FiredBy!)], Time)),
                ],
                Ended =
                [
                    .. Enumerable.Range(0, rules).Select(_ => Alert(receivers) with { State = AlertState.Ok, EndedAt = Time }),
                ],
            },
            Silence = new Silence(Time, Time, Text(200)),
            MayHaveDeliveries = true,
            RetentionAppliedOn = new DateOnly(2026, 3, 1),
        };
    }

    public Notification Notification(string watch, long sequence, int alerts = 47)
    {
        var summary = Summary();
        return new Notification
        {
            Id = NotificationId.Create("inst", watch, sequence),
            Type = NotificationType.Reminder,
            At = Time,
            Watch = watch,
            Severity = Severity.Critical,
            Incident = Id(1),
            Alerts = [.. Enumerable.Range(0, alerts).Select(_ => Alert(0))],
            LegacyShare = 1.10m,
            PreviousLegacyShare = 0.000000001m,
            Shares = summary.Shares,
            LegacyVersions = [.. summary.Shares.Keys],
            Window = summary.Window,
            LastUpdated = Time,
            Since = Time,
            Confidence = summary.Confidence,
            TopTlds = [.. Enumerable.Range(0, 5).Select(_ => new TopTld(Text(64), 1.23456789m))],
        };
    }

    private Alert Alert(int receivers) => new()
    {
        Rule = new Rule
        {
            Name = Ascii(32),
            Measure = Measure.RiseInPercent,
            Against = Against.Control,
            Over = TimeSpan.FromDays(364),
            Threshold = 999_999.999999999999999999m,
            RecoverAt = 899_999.999999999999999999m,
            Receivers = [.. Names(receivers)],
        },
        State = AlertState.Firing,
        Since = Time,
        Baseline = new SnapshotPoint(Time, 1.234567890123456789m),
        Value = 1.234567890123456789m,
        Peak = 1.234567890123456789m,
        FiredOn = Time,
        FiredBy = Id(random.NextInt64()),
        UnmeasuredSince = Time,
        NewLevel = new SnapshotPoint(Time, 1.234567890123456789m),
        Reason = $"a rise of 1.2346 points from 1.2346 % (2026-03-01 12:07 UTC) is above 999999.99 points: {Text(20)}",
    };

    private string Id(long sequence) => NotificationId.Create("abcdefgh", Ascii(32), sequence);

    private IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(_ => Ascii(32));

    private string Ascii(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)random.Next('a', 'z' + 1))]);

    // Half of it quotes and backslashes, which take most on the wire, half of it characters that cannot be compressed.
    private string Text(int length)
    {
        var letters = Enumerable.Range(0, length);
        return new([.. letters.Select(i => i % 2 == 0 ? "\"\\"[random.Next(2)] : (char)random.Next(0x4e00, 0x9fff))]);
    }
}
