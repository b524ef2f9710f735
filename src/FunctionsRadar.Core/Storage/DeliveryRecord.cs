using System.Collections.Immutable;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryStatus
{
    /// <summary>To be sent, or to be tried again.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Recorded only, during a silence.</summary>
    Silenced,

    /// <summary>A reminder that a later notification made pointless.</summary>
    Superseded,

    /// <summary>Given up.</summary>
    Dead,
}

/// <summary>One try at a delivery. Nothing in it is secret.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Outcome">What came of it, in one line of at most 200 characters, without address or secret.</param>
public sealed record Attempt(DateTimeOffset At, string Outcome);

/// <summary>One notification to one receiver.</summary>
public sealed record DeliveryRecord
{
    /// <summary>The message.</summary>
    public required Notification Notification { get; init; }

    /// <summary>Name of the receiver.</summary>
    public required string Receiver { get; init; }

    /// <summary>Where it stands.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The tries so far; at most 64, the oldest are dropped.</summary>
    public ImmutableArray<Attempt> Attempts { get; init; } = [];

    /// <summary>How many tries there were since it was made or revived.</summary>
    public int Tries { get; init; }

    /// <summary>When the first try since it was made or revived failed; null before that.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Not to be tried before this; null for at once.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Until then somebody else is sending it; null for nobody.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>When it ended; null while pending.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The receiver that this one stands in for; null unless it is a fallback.</summary>
    public string? FallbackFor { get; init; }

    /// <summary><c>{notification id}~{receiver}</c>.</summary>
    public string Id => $"{Notification.Id}~{Receiver}";
}
