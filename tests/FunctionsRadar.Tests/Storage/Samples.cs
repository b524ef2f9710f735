using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Records as they are stored: everyday ones, and the largest that are legal.</summary>
internal static class Samples
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 7, 0, 123, TimeSpan.Zero);

    public static Snapshot Snapshot(string watch, DateTimeOffset lastUpdated, decimal legacyShare = 0.5m) => new()
    {
        Watch = watch,
        Summary = new TlsSummary(
            lastUpdated, new Window(lastUpdated.AddDays(-7), lastUpdated),
            ImmutableSortedDictionary<string, decimal>.Empty.Add("TLS 1.0", legacyShare).Add("TLS 1.3", 100 - legacyShare), new Confidence(5, [])),
        LegacyShare = legacyShare,
        ObservedAt = lastUpdated.AddMinutes(7),
    };

    public static WatchState State(string watch, long sequence = 0) => new()
    {
        Watch = watch,
        Fingerprint = "7d|||||TLS 1.0,TLS 1.1",
        Sequence = sequence,
        FirstCheckAt = Start,
    };

    public static Notification Notification(string watch, long sequence, string rule = "level") => new()
    {
        Id = NotificationId.Make(watch, rule, sequence),
        Type = NotificationType.Fired,
        At = Start.AddMinutes(sequence),
        Watch = watch,
        Rule = rule,
        Severity = Severity.Warning,
        State = AlertState.Firing,
        Reason = "1.2 is above 1",
        Incident = NotificationId.Make(watch, rule, sequence),
    };

    public static DeliveryRecord Pending(string watch, long sequence, string receiver = "ops") => new()
    {
        Notification = Notification(watch, sequence),
        Receiver = receiver,
        Status = DeliveryStatus.Pending,
        CreatedAt = Start.AddMinutes(sequence),
    };

    public static DeliveryRecord Ended(string watch, long sequence, DeliveryStatus status = DeliveryStatus.Delivered, string receiver = "ops") =>
        Pending(watch, sequence, receiver) with { Status = status, EndedAt = Start.AddMinutes(sequence).AddSeconds(5), Attempts = [new Attempt(Start, "204")] };

    public static Transition Transition(string watch, long sequence) => new(
        NotificationId.Make(watch, "level", sequence), watch, "level", Start.AddMinutes(sequence), "ok", "firing", "1.2 is above 1", 1.2m, 1m, 1.2m, Start);

    public static WatchCommit Commit(WatchState state, string? tag, params ImmutableArray<DeliveryRecord> deliveries) => new(state, tag, null, [], deliveries);
}
