using System.Collections.Immutable;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>What receivers are told of a watch at one time. Immutable; null stands for what its type does not have.</summary>
public sealed record Notification
{
    /// <summary>See <see cref="NotificationId"/>: the same however often it is sent.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required NotificationType Type { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    /// <summary>Id of the incident's first notification; its own id when it is the first, or a test.</summary>
    public required string Incident { get; init; }

    /// <summary>The highest severity of its firing alerts, or of those that ended when none fires.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The alerts it tells of: those that fire, then those that have ended. None in a test.</summary>
    public ImmutableArray<Alert> Alerts { get; init; } = [];

    /// <summary>When the first alert of the incident fired; null for a test.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Percent, in the latest snapshot.</summary>
    public decimal? LegacyShare { get; init; }

    /// <summary>Percent, in the snapshot just before.</summary>
    public decimal? PreviousLegacyShare { get; init; }

    /// <summary>Percent by TLS version, in the latest snapshot.</summary>
    public ImmutableSortedDictionary<string, decimal>? Shares { get; init; }

    /// <summary>Versions that count as legacy.</summary>
    public ImmutableArray<string> LegacyVersions { get; init; } = [];

    /// <summary>Period that the latest snapshot describes.</summary>
    public Window? Window { get; init; }

    /// <summary>The dataset's own time.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>How far Cloudflare trusts the data.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Top-level domains that still send over legacy versions; empty when not known.</summary>
    public ImmutableArray<TopTld> TopTlds { get; init; } = [];

    /// <summary>True when this belongs to the demo, and has to say so.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The alerts that fire.</summary>
    public IEnumerable<Alert> Firing => Alerts.Where(alert => alert.IsFiring);

    /// <summary>The alerts that have ended.</summary>
    public IEnumerable<Alert> Ended => Alerts.Where(alert => !alert.IsFiring);
}
