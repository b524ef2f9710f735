using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>What receivers are told of a watch at one time. Immutable; null stands for what its type does not have.</summary>
internal sealed record Notification
{
    /// <summary>See <see cref="NotificationId"/>: the same however often it is sent.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required NotificationType Type { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    /// <summary>Id of the incident's first notification; its own id when it is the first, a test or a digest.</summary>
    public required string Incident { get; init; }

    /// <summary>The highest severity of its firing alerts, or of those that ended when none fires.</summary>
    public required Severity Severity { get; init; }

    /// <summary>
    /// The alerts it tells of: those that fire, then those that have ended. None in a test or a digest.
    /// </summary>
    public ImmutableArray<Alert> Alerts { get; init; } = [];

    /// <summary>When the first alert of the incident fired; null for a test or a digest.</summary>
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

    /// <summary>What only a digest tells; null in others.</summary>
    public Digest? Digest { get; init; }

    /// <summary>True when this belongs to the demo, and has to say so.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The alerts that fire.</summary>
    public IEnumerable<Alert> Firing => Alerts.Where(alert => alert.IsFiring);

    /// <summary>The alerts that have ended.</summary>
    public IEnumerable<Alert> Ended => Alerts.Where(alert => !alert.IsFiring);

    /// <summary>
    /// A notification with all that the state and the latest snapshot say. Who is routed where is nothing to tell, and would take
    /// the most room.
    /// </summary>
    public static Notification Create(
        Watch watch, WatchState state, string id, NotificationType type, ImmutableArray<Alert> alerts,
        DateTimeOffset now) => new()
        {
            Id = id,
            Incident = id,
            Type = type,
            At = now,
            Watch = watch.Name,
            Alerts = [.. alerts.Select(alert => alert with { Rule = alert.Rule with { Receivers = [] } })],
            Severity = FindSeverity(alerts),
            LegacyShare = state.Latest?.LegacyShare,
            PreviousLegacyShare = state.Previous?.LegacyShare,
            Shares = state.Latest?.Summary.Shares,
            LegacyVersions = watch.LegacyVersions,
            Window = state.Latest?.Summary.Window,
            LastUpdated = state.Latest?.LastUpdated,
            Confidence = state.Latest?.Summary.Confidence,
        };

    private static Severity FindSeverity(ImmutableArray<Alert> alerts)
    {
        var firing = alerts.Where(alert => alert.IsFiring).ToArray();
        return (firing.Length > 0 ? firing : [.. alerts])
            .Select(alert => alert.Rule.Severity).DefaultIfEmpty(Severity.Info).Max();
    }
}
