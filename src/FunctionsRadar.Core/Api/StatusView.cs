using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api;

/// <summary>Where a watch stands.</summary>
/// <param name="Watch">Its name.</param>
/// <param name="State">Its state as a whole.</param>
/// <param name="LastCheck">The last check: when, its outcome and why; null before the first.</param>
/// <param name="LastAcceptedAt">When a summary was last accepted; null when never.</param>
/// <param name="LastUpdated">Time of the latest snapshot's dataset; null when there is none.</param>
/// <param name="LegacyShare">Percent, of the latest snapshot; null when there is none.</param>
/// <param name="Alerts">Where each rule stands.</param>
/// <param name="Explanation">Why, one for each rule.</param>
/// <param name="Silence">The silence in force; null for none.</param>
public sealed record StatusView(
    string Watch, WatchStatus State, LastCheckView? LastCheck, DateTimeOffset? LastAcceptedAt, DateTimeOffset? LastUpdated,
    decimal? LegacyShare, ImmutableArray<AlertView> Alerts, ImmutableArray<Explanation> Explanation, SilenceView? Silence)
{
    /// <summary>The view of a watch; its state is null before the first check.</summary>
    public static StatusView Of(string watch, WatchState? state) => state is null
        ? new StatusView(watch, WatchStatus.New, null, null, null, null, [], [], null)
        : new StatusView(
            watch, state.Status, LastCheckView.Of(state.LastCheck), state.LastAcceptedAt, state.Latest?.LastUpdated,
            state.Latest?.LegacyShare, [.. state.Alerts.Values.Select(AlertView.Of)], state.LastCheck?.Explanations ?? [],
            SilenceView.Of(state.Silence));
}

/// <summary>A check.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why.</param>
public sealed record LastCheckView(DateTimeOffset At, CheckOutcome Outcome, string Reason)
{
    /// <summary>The view of a check.</summary>
    public static LastCheckView? Of(CheckReport? report) =>
        report is null ? null : new LastCheckView(report.At, report.Outcome, report.Reason);
}

/// <summary>A silence.</summary>
/// <param name="From">When it began.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Reason">Why; null when no reason was given.</param>
public sealed record SilenceView(DateTimeOffset From, DateTimeOffset Until, string? Reason)
{
    /// <summary>The view of a silence.</summary>
    public static SilenceView? Of(Silence? silence) =>
        silence is null ? null : new SilenceView(silence.From, silence.Until, silence.Reason);
}

/// <summary>Who was told what.</summary>
/// <param name="Id">Id of the delivery.</param>
/// <param name="Notification">Id of the notification.</param>
/// <param name="Type">What it tells.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Incident">Id of the incident that it belongs to.</param>
/// <param name="Alerts">Names of the rules whose alerts it tells of; none for a test or a digest.</param>
/// <param name="Receiver">Name of the receiver.</param>
/// <param name="Status">Where the delivery stands.</param>
/// <param name="CreatedAt">When it was committed.</param>
/// <param name="EndedAt">When it ended; null while pending.</param>
/// <param name="NextAttemptAt">When it is tried again; null for at once, or when it has ended.</param>
/// <param name="FallbackFor">The receiver that this one stands in for; null unless it is a fallback.</param>
/// <param name="Attempts">The tries.</param>
public sealed record DeliveryView(
    string Id, string Notification, NotificationType Type, string Watch, string Incident, ImmutableArray<string> Alerts,
    string Receiver, DeliveryStatus Status, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, DateTimeOffset? NextAttemptAt,
    string? FallbackFor, ImmutableArray<Attempt> Attempts)
{
    /// <summary>The view of a delivery.</summary>
    public static DeliveryView Of(DeliveryRecord delivery) => new(
        delivery.Id, delivery.Notification.Id, delivery.Notification.Type, delivery.Notification.Watch,
        delivery.Notification.Incident, [.. delivery.Notification.Alerts.Select(alert => alert.Rule.Name)], delivery.Receiver,
        delivery.Status, delivery.CreatedAt, delivery.EndedAt, delivery.NextAttemptAt, delivery.FallbackFor, delivery.Attempts);
}

/// <summary>Whether all is well. No names are in it.</summary>
/// <param name="Status">The word for a <see cref="HealthStatus"/>.</param>
/// <param name="Version">Version of the program, with the commit it was built from.</param>
public sealed record HealthView(string Status, string Version);

/// <summary>What a check came to.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="Snapshot">The last accepted snapshot; null when there is none.</param>
/// <param name="Transitions">What changed.</param>
/// <param name="Explanation">Why, one for each rule.</param>
public sealed record CheckView(
    string Watch, CheckOutcome Outcome, string Reason, LatestView? Snapshot, ImmutableArray<Transition> Transitions,
    ImmutableArray<Explanation> Explanation)
{
    /// <summary>The view of a check's result.</summary>
    public static CheckView Of(Watch watch, Checks.CheckResult result) => new(
        result.Watch, result.Outcome, result.Reason, LatestView.Of(watch, result.State), result.Transitions,
        result.State.LastCheck?.Explanations ?? []);
}
