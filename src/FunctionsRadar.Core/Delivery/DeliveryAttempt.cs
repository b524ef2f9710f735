using System.Collections.Immutable;
using System.Diagnostics;
using FunctionsRadar.Storage;
using FunctionsRadar.Telemetry;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Delivery;

/// <summary>One try at one delivery: claim, send, record.</summary>
public sealed partial class DeliveryAttempt(
    Outbox outbox, ReceiverList receivers, IEnumerable<INotifier> notifiers, Fallbacks fallbacks, TimeProvider time, Random random, ILogger<DeliveryAttempt> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private const int KeptAttempts = 64;

    private readonly Dictionary<ReceiverType, INotifier> _notifiers = notifiers.ToDictionary(notifier => notifier.Type);

    /// <summary>Tries it. True when the delivery has ended, so that the next in its line may go.</summary>
    public async Task<bool> RunAsync(Versioned<DeliveryRecord> pending, CancellationToken cancellation)
    {
        if (receivers.Find(pending.Value.Receiver) is not { } receiver)
            return await EndAsync(pending, DeliveryStatus.Dead, "the receiver is not in the settings any more", cancellation);
        var claim = pending.Value with { ClaimedUntil = time.GetUtcNow() + Lease };
        if (await outbox.ReplacePendingAsync(pending, claim, cancellation) is not { } claimed)
            return false;
        var outcome = await SendAsync(claimed.Value, receiver, cancellation);
        return await RecordAsync(claimed, outcome, cancellation);
    }

    /// <summary>Ends a reminder that a later notification made pointless.</summary>
    public Task<bool> SupersedeAsync(Versioned<DeliveryRecord> pending, CancellationToken cancellation) =>
        EndAsync(pending, DeliveryStatus.Superseded, "superseded by a later notification", cancellation);

    private async Task<SendOutcome> SendAsync(DeliveryRecord delivery, Receiver receiver, CancellationToken cancellation)
    {
        using var activity = RadarTelemetry.Source.StartActivity("deliver");
        activity?.SetTag("receiver", receiver.Name);
        var started = time.GetTimestamp();
        var outcome = await _notifiers[receiver.Type].SendAsync(delivery.Notification, receiver, cancellation);
        RadarTelemetry.Delivered(receiver.Name, outcome.Result.ToString(), time.GetElapsedTime(started));
        activity?.SetStatus(outcome.Result == SendResult.Delivered ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        return outcome;
    }

    private async Task<bool> RecordAsync(Versioned<DeliveryRecord> claimed, SendOutcome outcome, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var delivery = claimed.Value;
        var failingSince = delivery.FailingSince ?? now;
        if (outcome.Result == SendResult.Delivered)
            return await EndAsync(claimed, DeliveryStatus.Delivered, outcome.Detail, cancellation);
        if (outcome.Result == SendResult.Dead)
            return await EndAsync(claimed, DeliveryStatus.Dead, outcome.Detail, cancellation);
        if (now - failingSince > RetrySchedule.GiveUpAfter)
            return await EndAsync(claimed, DeliveryStatus.Dead, $"{outcome.Detail}; given up after {RetrySchedule.GiveUpAfter.TotalHours:0} h", cancellation);
        var tries = delivery.Tries + 1;
        var again = delivery with
        {
            Attempts = Append(delivery.Attempts, new Attempt(now, outcome.Detail)),
            Tries = tries,
            FailingSince = failingSince,
            NextAttemptAt = now + RetrySchedule.DelayAfter(tries, outcome, random.NextDouble()),
            ClaimedUntil = null,
        };
        await outbox.ReplacePendingAsync(claimed, again, cancellation);
        Log.DeliveryFailed(logger, delivery.Notification.Id, delivery.Receiver, tries, outcome.Detail, again.NextAttemptAt.Value);
        return false;
    }

    private async Task<bool> EndAsync(Versioned<DeliveryRecord> current, DeliveryStatus status, string detail, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var delivery = current.Value;
        var ended = delivery with
        {
            Status = status,
            EndedAt = now,
            NextAttemptAt = null,
            ClaimedUntil = null,
            Attempts = Append(delivery.Attempts, new Attempt(now, detail)),
            Tries = delivery.Tries + (status == DeliveryStatus.Superseded ? 0 : 1),
        };
        var fallback = await fallbacks.ForAsync(ended, cancellation);
        if (!await outbox.EndAsync(current, ended, fallback, cancellation))
            return false;
        if (status == DeliveryStatus.Dead)
            Log.DeliveryDead(logger, delivery.Notification.Id, delivery.Receiver, detail);
        else
            Log.DeliveryEnded(logger, delivery.Notification.Id, delivery.Receiver, status);
        return true;
    }

    private static ImmutableArray<Attempt> Append(ImmutableArray<Attempt> attempts, Attempt attempt) =>
        [.. attempts.TakeLast(KeptAttempts - 1), attempt];

    private static partial class Log
    {
        [LoggerMessage(EventId = 201, EventName = "DeliveryEnded", Level = LogLevel.Information, Message = "DeliveryEnded: {Notification} to {Receiver} {Status}")]
        public static partial void DeliveryEnded(ILogger logger, string notification, string receiver, DeliveryStatus status);

        [LoggerMessage(EventId = 202, EventName = "DeliveryFailed", Level = LogLevel.Warning, Message = "DeliveryFailed: {Notification} to {Receiver}, try {Tries}: {Detail}; again at {NextAttemptAt:O}")]
        public static partial void DeliveryFailed(ILogger logger, string notification, string receiver, int tries, string detail, DateTimeOffset nextAttemptAt);

        [LoggerMessage(EventId = 203, EventName = "DeliveryDead", Level = LogLevel.Error, Message = "DeliveryDead: {Notification} to {Receiver}: {Detail}")]
        public static partial void DeliveryDead(ILogger logger, string notification, string receiver, string detail);
    }
}
