using System.Diagnostics;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Storage;
using FunctionsRadar.Telemetry;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Delivery.Outbox;

/// <summary>
/// One attempt at one delivery: claim, send, record. What was claimed is sent and recorded to its end, though the caller goes
/// away or the program stops.
/// </summary>
internal sealed partial class DeliveryAttempt(
    DeliveryStore deliveries, WatchStore store, ReceiverList receivers, NotifierList notifiers, TimeProvider time, Random random,
    ILogger<DeliveryAttempt> logger)
{
    /// <summary>How long a claim lasts, unless it is recorded before.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private const int MaxAttempts = 64;
    private const string UnknownReceiver = "the receiver is not in the settings";
    private static readonly TimeSpan RecordTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Attempts a delivery once.</summary>
    /// <param name="pending">The delivery.</param>
    /// <param name="cancellation">Stops it before it is claimed.</param>
    /// <returns>How it ended; null when it is still pending.</returns>
    public async Task<DeliveryStatus?> RunAsync(Versioned<DeliveryRecord> pending, CancellationToken cancellation)
    {
        if (receivers.Find(pending.Value.Receiver) is not { } receiver)
            return await LeaveAsync(pending, cancellation);
        var claim = pending.Value with { ClaimedUntil = time.GetUtcNow() + Lease };
        if (await deliveries.ReplacePendingAsync(pending, claim, cancellation) is not { } claimed)
            return null;
        return await CompleteAsync(claimed, await SendAsync(claimed.Value, receiver));
    }

    /// <summary>
    /// Ends a delivery that a later one replaces. A later reminder or change inherits its deadline: otherwise they could replace
    /// each other for ever, and no fallback would be told.
    /// </summary>
    public async Task<DeliveryStatus?> SupersedeAsync(
        Versioned<DeliveryRecord> pending, Versioned<DeliveryRecord> by, CancellationToken cancellation)
    {
        var giveUpAt = pending.Value.GiveUpAt;
        var isHeir = by.Value.Notification.Type is NotificationType.Reminder or NotificationType.Changed;
        if (isHeir && by.Value.GiveUpAt > giveUpAt
            && await deliveries.ReplacePendingAsync(by, by.Value with { GiveUpAt = giveUpAt }, cancellation) is null)
        {
            return null;
        }
        return await EndAsync(pending, DeliveryStatus.Superseded, "superseded by a later notification", cancellation);
    }

    // Another process may have this receiver in its settings: wait until the delivery expires.
    private async Task<DeliveryStatus?> LeaveAsync(Versioned<DeliveryRecord> pending, CancellationToken cancellation) =>
        time.GetUtcNow() > pending.Value.GiveUpAt
            ? await EndAsync(pending, DeliveryStatus.Dead, UnknownReceiver, cancellation)
            : null;

    private async Task<SendOutcome> SendAsync(DeliveryRecord delivery, Receiver receiver)
    {
        using var activity = Instrumentation.Source.StartActivity("deliver");
        activity?.SetTag("receiver", receiver.Name);
        var started = time.GetTimestamp();
        var outcome = await SendAsync(delivery.Notification, receiver);
        Instrumentation.Delivered(receiver.Name, outcome.Result.ToString(), time.GetElapsedTime(started));
        activity?.SetStatus(outcome.Result == SendResult.Delivered ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        return outcome;
    }

    // The receiver's type was changed after the digest was planned.
    private Task<SendOutcome> SendAsync(Notification notification, Receiver receiver) =>
        notification.Type == NotificationType.Digest && !receiver.TakesDigests
            ? Task.FromResult(new SendOutcome(SendResult.Dead, $"receivers of type {receiver.Type} take no digests"))
            : notifiers.For(receiver).SendAsync(notification, receiver, CancellationToken.None);

    private async Task<DeliveryStatus?> CompleteAsync(Versioned<DeliveryRecord> claimed, SendOutcome outcome)
    {
        using var timeout = new CancellationTokenSource(RecordTimeout, time);
        try
        {
            return await RecordAsync(claimed, outcome, timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new StorageException(
                $"The outcome of {claimed.Value.Id} could not be recorded within 15 s; "
                + "it is sent again when its claim has lapsed.");
        }
    }

    private async Task<DeliveryStatus?> RecordAsync(
        Versioned<DeliveryRecord> claimed, SendOutcome outcome, CancellationToken cancellation)
    {
        if (outcome.Result == SendResult.Delivered)
            return await EndAsync(claimed, DeliveryStatus.Delivered, outcome.Detail, cancellation);
        if (outcome.Result == SendResult.Dead)
            return await EndAsync(claimed, DeliveryStatus.Dead, outcome.Detail, cancellation);
        var now = time.GetUtcNow();
        if (now > claimed.Value.GiveUpAt)
            return await EndAsync(
                claimed, DeliveryStatus.Dead, $"{outcome.Detail}; given up after {RetrySchedule.GiveUpAfter.TotalHours:0} h",
                cancellation);
        await PostponeAsync(claimed, outcome, now, cancellation);
        return null;
    }

    private async Task PostponeAsync(
        Versioned<DeliveryRecord> claimed, SendOutcome outcome, DateTimeOffset now, CancellationToken cancellation)
    {
        var delivery = claimed.Value;
        var failures = delivery.Failures + 1;
        var again = delivery with
        {
            Attempts = Append(delivery.Attempts, new Attempt(now, outcome.Detail)),
            Failures = failures,
            NextAttemptAt = now + RetrySchedule.DelayAfter(failures, outcome, random.NextDouble()),
            ClaimedUntil = null,
        };
        await deliveries.ReplacePendingAsync(claimed, again, cancellation);
        Log.DeliveryFailed(
            logger, delivery.Notification.Id, delivery.Receiver, failures, outcome.Detail, again.NextAttemptAt.Value);
    }

    private async Task<DeliveryStatus?> EndAsync(
        Versioned<DeliveryRecord> current, DeliveryStatus status, string detail, CancellationToken cancellation)
    {
        var delivery = current.Value;
        var now = time.GetUtcNow();
        var ended = delivery with
        {
            Status = status,
            EndedAt = now,
            NextAttemptAt = null,
            ClaimedUntil = null,
            Attempts = Append(delivery.Attempts, new Attempt(now, detail)),
        };
        var isWritten = status == DeliveryStatus.Dead
            ? await EndDeadAsync(current, ended, cancellation)
            : await deliveries.EndAsync(current, ended, null, null, cancellation);
        if (!isWritten)
            return null;
        if (status == DeliveryStatus.Dead)
            Log.DeliveryDead(logger, delivery.Notification.Id, delivery.Receiver, detail);
        else
            Log.DeliveryEnded(logger, delivery.Notification.Id, delivery.Receiver, status);
        return status;
    }

    // One hop: a fallback has no fallback.
    private async Task<bool> EndDeadAsync(Versioned<DeliveryRecord> current, DeliveryRecord dead, CancellationToken cancellation)
    {
        var (notification, now) = (dead.Notification, dead.EndedAt!.Value);
        var fallback = dead.FallbackFor is null ? receivers.Find(dead.Receiver)?.Fallback : null;
        while (true)
        {
            var state = fallback is null ? null : await store.FindStateAsync(notification.Watch, cancellation);
            var plan = state is null ? null : Planner.PlanFallback(state.Value, notification, dead.Receiver, fallback!, now);
            if (plan is null)
                return await deliveries.EndAsync(current, dead, null, null, cancellation);
            var standIn = PendingDelivery.Create(plan.Notifications[0].Notification, fallback!, now) with
            {
                FallbackFor = dead.Receiver,
            };
            var next = new Versioned<WatchState>(plan.State with { MayHaveDeliveries = true }, state!.Tag);
            if (await deliveries.EndAsync(current, dead, standIn, next, cancellation))
                return true;
            if ((await deliveries.FindPendingAsync(notification.Watch, dead.Id, cancellation))?.Tag != current.Tag)
                return false;
        }
    }

    private static ImmutableArray<Attempt> Append(ImmutableArray<Attempt> attempts, Attempt attempt) =>
        [.. attempts.TakeLast(MaxAttempts - 1), attempt];

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 201, EventName = "DeliveryEnded", Level = LogLevel.Information,
            Message = "DeliveryEnded: {Notification} to {Receiver} {Status}")]
        public static partial void DeliveryEnded(ILogger logger, string notification, string receiver, DeliveryStatus status);

        [LoggerMessage(EventId = 202, EventName = "DeliveryFailed", Level = LogLevel.Warning,
            Message = "DeliveryFailed: {Notification} to {Receiver}, attempt {Failures}: {Detail}; again at {NextAttemptAt:O}")]
        public static partial void DeliveryFailed(
            ILogger logger, string notification, string receiver, int failures, string detail, DateTimeOffset nextAttemptAt);

        [LoggerMessage(
            EventId = 203, EventName = "DeliveryDead", Level = LogLevel.Error,
            Message = "DeliveryDead: {Notification} to {Receiver}: {Detail}")]
        public static partial void DeliveryDead(ILogger logger, string notification, string receiver, string detail);
    }
}
