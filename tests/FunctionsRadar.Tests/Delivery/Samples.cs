using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>One notification of each type.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 7, 7, 3, TimeSpan.Zero);

    private static readonly DateTimeOffset FiredAt = Now.AddHours(-50);

    public static TheoryData<NotificationType> Types => [.. Enum.GetValues<NotificationType>()];

    public static Notification Of(NotificationType type) => type switch
    {
        NotificationType.Fired => Numbers("default-level-7") with { Type = type, Since = Now, State = AlertState.Firing, TopTlds = Who, Reason = "The legacy share of 1.27 is above the threshold of 1." },
        NotificationType.Reminder => Numbers("default-level-9") with { Type = type, Since = FiredAt, Incident = "default-level-7", State = AlertState.Firing, Reason = "Still above the recovery level of 0.9." },
        NotificationType.Resolved => Numbers("default-level-11") with
        {
            Type = type,
            Since = FiredAt,
            Incident = "default-level-7",
            State = AlertState.Ok,
            Value = 0.8m,
            LegacyShare = 0.8m,
            PreviousLegacyShare = 1.27m,
            Peak = 1.31m,
            NextReminderAt = null,
            Shares = Shares(0.3m, 0.5m),
            Reason = "At 0.8, at or below the recovery level of 0.9.",
        },
        NotificationType.Blind => Plain(type, "default-blind-12", "Radar answered 503 to every check since then.") with
        {
            Since = Now.AddHours(-7),
            LegacyShare = 0.8m,
            PreviousLegacyShare = 1.27m,
            Shares = Shares(0.3m, 0.5m),
            LegacyVersions = Legacy,
            Window = Period,
            LastUpdated = Now.AddHours(-8),
            Confidence = Trusted(),
        },
        NotificationType.Sighted => Numbers("default-blind-13") with
        {
            Type = type,
            Rule = null,
            Measure = null,
            Value = null,
            Threshold = null,
            NextReminderAt = null,
            Since = Now.AddHours(-9),
            Incident = "default-blind-12",
            Reason = "A reading was accepted again.",
        },
        _ => Plain(type, "default-test-14", "Somebody asked for a test of this receiver."),
    };

    public static ImmutableArray<string> Legacy => ["TLS 1.0", "TLS 1.1"];

    public static ImmutableArray<TopTld> Who => [new("com", 41.25m), new("jp", 12.5m), new("xn--p1ai", 3.1m)];

    public static Confidence Trusted(int notes = 1, string text = "Maintenance in one data centre.") => new(5, [.. Enumerable.Range(0, notes)
        .Select(_ => new Annotation("EMAIL_SECURITY", "EVENT", text, Now.AddDays(-2), Now.AddDays(-1), "https://radar.cloudflare.com/notes"))]);

    public static ImmutableSortedDictionary<string, decimal> Shares(decimal one, decimal oneOne) => new Dictionary<string, decimal>
    {
        ["TLS 1.0"] = one,
        ["TLS 1.1"] = oneOne,
        ["TLS 1.2"] = 6.5m,
        ["TLS 1.3"] = 93.5m - one - oneOne,
    }.ToImmutableSortedDictionary();

    private static Window Period => new(Now.AddDays(-7).AddMinutes(-7).AddSeconds(-3), Now.AddMinutes(-7).AddSeconds(-3));

    private static Notification Numbers(string id) => Plain(NotificationType.Fired, id, "") with
    {
        Rule = "level",
        Measure = Measure.LegacyShare,
        Value = 1.27m,
        Threshold = 1m,
        LegacyShare = 1.27m,
        PreviousLegacyShare = 0.7312m,
        Shares = Shares(0.5m, 0.77m),
        LegacyVersions = Legacy,
        Window = Period,
        LastUpdated = Now.AddHours(-1),
        Confidence = Trusted(),
        NextReminderAt = Now.AddHours(24),
    };

    private static Notification Plain(NotificationType type, string id, string reason) => new()
    {
        Id = id,
        Type = type,
        At = Now,
        Watch = "default",
        Severity = Severity.Warning,
        Reason = reason,
        Incident = id,
    };
}
