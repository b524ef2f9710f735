using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>What receivers are told of a watch, shares in percent. Null stands for what its type does not have.</summary>
internal sealed record Notification
{
    /// <summary>See <see cref="NotificationId"/>: the same however often it is sent.</summary>
    public required string Id { get; init; }
    public required NotificationType Type { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Watch { get; init; }
    /// <summary>Id of the incident's first notification; its own id when it is the first, a test or a digest.</summary>
    public required string Incident { get; init; }
    /// <summary>The highest severity of its firing alerts, or of those that ended when none fires.</summary>
    public required Severity Severity { get; init; }
    /// <summary>Those that fire, then those that have ended. None in a test or a digest.</summary>
    public ImmutableArray<Alert> Alerts { get; init; } = [];
    /// <summary>When the first alert of the incident fired.</summary>
    public DateTimeOffset? Since { get; init; }
    public decimal? LegacyShare { get; init; }
    public decimal? PreviousLegacyShare { get; init; }
    public ImmutableSortedDictionary<string, decimal>? Shares { get; init; }
    public ImmutableArray<string> LegacyVersions { get; init; } = [];
    public Window? Window { get; init; }
    public DateTimeOffset? LastUpdated { get; init; }
    public Confidence? Confidence { get; init; }
    /// <summary>Top-level domains that still send over legacy versions; empty when not known.</summary>
    public ImmutableArray<TopTld> TopTlds { get; init; } = [];
    public Digest? Digest { get; init; }
    public bool IsDemo { get; init; }

    public IEnumerable<Alert> Firing => Alerts.Where(alert => alert.IsFiring);
    public IEnumerable<Alert> Ended => Alerts.Where(alert => !alert.IsFiring);
}
