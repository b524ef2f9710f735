using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Records as they are stored: everyday ones, and the largest that are legal.</summary>
internal static class Samples
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 7, 0, 123, TimeSpan.Zero);

    public const string Query = "7d|||||TLS1.0,TLS1.1";

    public static UnreadableRows Unreadable { get; } = new(NullLogger<UnreadableRows>.Instance);

    public static Snapshot Snapshot(string watch, DateTimeOffset lastUpdated, decimal legacyShare = 0.5m) => new()
    {
        Watch = watch,
        QueryFingerprint = Query,
        Summary = new TlsSummary(
            lastUpdated, new Window(lastUpdated.AddDays(-7), lastUpdated),
            ImmutableSortedDictionary<string, decimal>.Empty.Add("TLS 1.0", legacyShare).Add("TLS 1.3", 100 - legacyShare),
            new Confidence(5, [])),
        LegacyShare = legacyShare,
        ObservedAt = lastUpdated.AddMinutes(7),
    };

    public static WatchState State(string watch, long sequence = 0) => new()
    {
        Watch = watch,
        Installation = "inst",
        QueryFingerprint = Query,
        Sequence = sequence,
        FirstCheckAt = Start,
    };

    public static Notification Notification(string watch, long sequence) => new()
    {
        Id = NotificationId.Create("inst", watch, sequence),
        Type = NotificationType.Fired,
        At = Start.AddMinutes(sequence),
        Watch = watch,
        Severity = Severity.Warning,
        Incident = NotificationId.Create("inst", watch, sequence),
    };

    public static DeliveryRecord Pending(string watch, long sequence, string receiver = "ops") => new()
    {
        Notification = Notification(watch, sequence),
        Receiver = receiver,
        Status = DeliveryStatus.Pending,
        CreatedAt = Start.AddMinutes(sequence),
        GiveUpAt = Start.AddMinutes(sequence).AddDays(1),
    };

    public static DeliveryRecord Ended(
        string watch, long sequence, DeliveryStatus status = DeliveryStatus.Delivered, string receiver = "ops") =>
        Pending(watch, sequence, receiver) with
        {
            Status = status,
            EndedAt = Start.AddMinutes(sequence).AddSeconds(5),
            Attempts = [new Attempt(Start, "204")],
        };

    public static Transition Transition(string watch, long sequence) => new(
        NotificationId.Create("inst", watch, sequence), watch, "level", Start.AddMinutes(sequence), AlertState.Ok,
        AlertState.Firing, "it is above 1 %", 1.2m, 1m, 1.2m, Start);

    public static OperatorCommand Command(string watch, long sequence) => new(
        NotificationId.Create("inst", watch, sequence), watch, Start.AddMinutes(sequence), OperatorAction.DeliveryRetried,
        "a delivery was made due", "ada on mailgate");

    public static WatchCommit Commit(WatchState state, string? tag, params ImmutableArray<DeliveryRecord> deliveries) =>
        new(state, tag, null, [], deliveries);
}
