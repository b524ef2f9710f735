using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>
/// One notification to one receiver. An attempt that fails after <see cref="GiveUpAt"/> is the last. Of the attempts, at most 64
/// are kept; failures are counted since it was made or revived.
/// </summary>
internal sealed record DeliveryRecord
{
    public required Notification Notification { get; init; }
    public required string Receiver { get; init; }
    public required DeliveryStatus Status { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset GiveUpAt { get; init; }
    public ImmutableArray<Attempt> Attempts { get; init; } = [];
    public int Failures { get; init; }
    /// <summary>Null for at once.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
    /// <summary>Null when nobody sends it.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }
    /// <summary>Null while pending.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    /// <summary>Name of the receiver that could not be reached; null unless this one stands in.</summary>
    public string? FallbackFor { get; init; }

    public string Id => $"{Notification.Id}~{Receiver}";
    public bool IsTest => Notification.Type == NotificationType.Test;

    /// <summary>False for a test or a digest, which no alert depends on.</summary>
    public bool TellsOfAlerts => Notification.Type is not (NotificationType.Test or NotificationType.Digest);
}
