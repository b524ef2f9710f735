using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>One notification to one receiver.</summary>
internal sealed record DeliveryRecord
{
    /// <summary>The notification.</summary>
    public required Notification Notification { get; init; }

    /// <summary>Name of the receiver.</summary>
    public required string Receiver { get; init; }

    /// <summary>Its state.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>An attempt that fails after this is the last.</summary>
    public required DateTimeOffset GiveUpAt { get; init; }

    /// <summary>The attempts so far; at most 64, the oldest are dropped.</summary>
    public ImmutableArray<Attempt> Attempts { get; init; } = [];

    /// <summary>How many attempts failed since it was made or revived.</summary>
    public int Failures { get; init; }

    /// <summary>Not to be tried before this; null for at once.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Until then somebody is sending it; null for nobody.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>When it ended; null while pending.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The receiver that this one stands in for; null unless it is a fallback.</summary>
    public string? FallbackFor { get; init; }

    /// <summary><c>{notification id}~{receiver}</c>.</summary>
    public string Id => $"{Notification.Id}~{Receiver}";

    /// <summary>True for a test.</summary>
    public bool IsTest => Notification.Type == NotificationType.Test;

    /// <summary>False for a test or a digest, which no alert depends on.</summary>
    public bool TellsOfAlerts => Notification.Type is not (NotificationType.Test or NotificationType.Digest);
}
