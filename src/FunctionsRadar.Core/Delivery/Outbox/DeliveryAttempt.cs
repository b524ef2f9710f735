using System.Diagnostics;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Storage;
using FunctionsRadar.Telemetry;

namespace FunctionsRadar.Delivery.Outbox;

/// <summary>
/// One attempt at one delivery: claim, send, record. What was claimed is sent and recorded to its end, though the caller goes
/// away or the program stops.
/// </summary>
internal sealed partial class DeliveryAttempt(
    DeliveryStore deliveries, WatchStore store, ReceiverList receivers, NotifierList notifiers, TimeProvider time, Random random,
    ILogger<DeliveryAttempt> logger)
{
    private const int MaxAttempts = 64;
    private static readonly TimeSpan RecordTimeout = TimeSpan.FromSeconds(15);

    /// <summary>How long a claim lasts, unless it is recorded before.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Attempts a delivery once; cancellation stops it before the claim only. Null when it is still pending.</summary>
    public async Task<DeliveryStatus?> RunAsync(Versioned<DeliveryRecord> pending, CancellationToken cancellation)
    {
        var (delivery, now) = (pending.Value, time.GetUtcNow());
        if (receivers.Find(delivery.Receiver) is { } receiver)
        {
            var claim = delivery with { ClaimedUntil = now + Lease };
            return await deliveries.ReplacePendingAsync(pending, claim, cancellation) is { } claimed
                ? await RecordAsync(claimed, await SendAsync(delivery.Notification, receiver)) : null;
        }
        // Another process may have this receiver in its settings: wait until the delivery expires.
        return now > delivery.GiveUpAt
            ? await EndAsync(pending, DeliveryStatus.Dead, "the receiver is not in the settings", cancellation) : null;
    }

    /// <summary>
    /// Ends a delivery that a later one replaces. A later reminder or change inherits its deadline: otherwise they could replace
    /// each other for ever, and no fallback would be told.
    /// </summary>
    public async Task<DeliveryStatus?> SupersedeAsync(
        Versioned<DeliveryRecord> pending, Versioned<DeliveryRecord> by, CancellationToken cancellation)
    {
        var heir = by.Value with { GiveUpAt = pending.Value.GiveUpAt };
        var inherits = heir.Notification.Type is NotificationType.Reminder or NotificationType.Changed
            && heir.GiveUpAt < by.Value.GiveUpAt;
        return inherits && await deliveries.ReplacePendingAsync(by, heir, cancellation) is null
            ? null
            : await EndAsync(pending, DeliveryStatus.Superseded, "superseded by a later notification", cancellation);
    }

    private async Task<SendOutcome> SendAsync(Notification notification, Receiver receiver)
    {
        using var activity = Instrumentation.Source.StartActivity("deliver");
        activity?.SetTag("receiver", receiver.Name);
        var started = time.GetTimestamp();
        // The receiver's type may have been changed after the digest was planned.
        var outcome = notification.Type == NotificationType.Digest && !receiver.Kind.TakesDigests
            ? new SendOutcome(SendResult.Dead, $"receivers of type {receiver.Type} take no digests")
            : await notifiers.For(receiver).SendAsync(notification, receiver, CancellationToken.None);
        Instrumentation.Delivered(receiver.Name, outcome.Result.ToString(), time.GetElapsedTime(started));
        activity?.SetStatus(outcome.Result == SendResult.Delivered ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        return outcome;
    }

    private async Task<DeliveryStatus?> RecordAsync(Versioned<DeliveryRecord> claimed, SendOutcome outcome)
    {
        using var timeout = new CancellationTokenSource(RecordTimeout, time);
        var givenUp = $"{outcome.Detail}; given up after {RetrySchedule.GiveUpAfter.TotalHours:0} h";
        try
        {
            return outcome.Result switch
            {
                SendResult.Delivered => await EndAsync(claimed, DeliveryStatus.Delivered, outcome.Detail, timeout.Token),
                SendResult.Dead => await EndAsync(claimed, DeliveryStatus.Dead, outcome.Detail, timeout.Token),
                _ when time.GetUtcNow() > claimed.Value.GiveUpAt =>
                    await EndAsync(claimed, DeliveryStatus.Dead, givenUp, timeout.Token),
                _ => await PostponeAsync(claimed, outcome, timeout.Token),
            };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new StorageException(
                $"The outcome of {claimed.Value.Id} could not be recorded within 15 s; "
                + "it is sent again when its claim has lapsed.");
        }
    }

    // Null: it is still pending.
    private async Task<DeliveryStatus?> PostponeAsync(
        Versioned<DeliveryRecord> claimed, SendOutcome outcome, CancellationToken cancellation)
    {
        var (now, failures) = (time.GetUtcNow(), claimed.Value.Failures + 1);
        var nextAttemptAt = now + RetrySchedule.DelayAfter(failures, outcome, random.NextDouble());
        var again = EndClaim(claimed.Value, now, outcome.Detail) with { Failures = failures, NextAttemptAt = nextAttemptAt };
        await deliveries.ReplacePendingAsync(claimed, again, cancellation);
        DeliveryFailed(again.Notification.Id, again.Receiver, failures, outcome.Detail, nextAttemptAt);
        return null;
    }

    private async Task<DeliveryStatus?> EndAsync(
        Versioned<DeliveryRecord> current, DeliveryStatus status, string detail, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var ended = EndClaim(current.Value, now, detail) with { Status = status, EndedAt = now, NextAttemptAt = null };
        if (!await WriteEndAsync(current, ended, cancellation))
            return null;
        if (status == DeliveryStatus.Dead)
            DeliveryDead(ended.Notification.Id, ended.Receiver, detail);
        else
            DeliveryEnded(ended.Notification.Id, ended.Receiver, status);
        return status;
    }

    // What is dead goes to the receiver's fallback. One hop: a fallback has no fallback.
    private async Task<bool> WriteEndAsync(
        Versioned<DeliveryRecord> current, DeliveryRecord ended, CancellationToken cancellation)
    {
        var (notification, now) = (ended.Notification, ended.EndedAt!.Value);
        var needsFallback = ended is { Status: DeliveryStatus.Dead, FallbackFor: null };
        var fallback = needsFallback ? receivers.Find(ended.Receiver)?.Fallback : null;
        while (fallback is not null
            && await store.FindStateAsync(notification.Watch, cancellation) is { } state
            && Planner.PlanFallback(state.Value, notification, ended.Receiver, fallback, now) is { } plan)
        {
            var standIn = PendingDelivery.Create(plan.Notifications[0].Notification, fallback, now);
            var next = new Versioned<WatchState>(plan.State with { MayHaveDeliveries = true }, state.Tag);
            if (await deliveries.EndAsync(current, ended, standIn with { FallbackFor = ended.Receiver }, next, cancellation))
                return true;
            if ((await deliveries.FindPendingAsync(notification.Watch, ended.Id, cancellation))?.Tag != current.Tag)
                return false;
        }
        return await deliveries.EndAsync(current, ended, null, null, cancellation);
    }

    private static DeliveryRecord EndClaim(DeliveryRecord delivery, DateTimeOffset at, string outcome) => delivery with
    {
        Attempts = [.. delivery.Attempts.TakeLast(MaxAttempts - 1), new Attempt(at, outcome)],
        ClaimedUntil = null,
    };

    [LoggerMessage(201, LogLevel.Information, "DeliveryEnded: {Notification} to {Receiver} {Status}")]
    private partial void DeliveryEnded(string notification, string receiver, DeliveryStatus status);

    [LoggerMessage(
        202, LogLevel.Warning,
        "DeliveryFailed: {Notification} to {Receiver}, attempt {Failures}: {Detail}; again at {NextAttemptAt:O}")]
    private partial void DeliveryFailed(
        string notification, string receiver, int failures, string detail, DateTimeOffset nextAttemptAt);

    [LoggerMessage(203, LogLevel.Error, "DeliveryDead: {Notification} to {Receiver}: {Detail}")]
    private partial void DeliveryDead(string notification, string receiver, string detail);
}
