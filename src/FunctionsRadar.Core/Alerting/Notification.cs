using System.Collections.Immutable;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>What a notification tells.</summary>
public enum NotificationType
{
    /// <summary>An alert began to fire.</summary>
    Fired,

    /// <summary>An alert still fires.</summary>
    Reminder,

    /// <summary>An alert ended.</summary>
    Resolved,

    /// <summary>A watch has accepted nothing for too long.</summary>
    Blind,

    /// <summary>A blind watch accepts again.</summary>
    Sighted,

    /// <summary>Somebody tries out a receiver.</summary>
    Test,
}

/// <summary>
/// An immutable message about a transition, a reminder, blindness or a test. Null stands for what its type does not have.
/// </summary>
public sealed record Notification
{
    /// <summary><c>{watch}-{rule}-{sequence}</c>, with <c>blind</c> or <c>test</c> in the rule's place: the same however often it is made or sent.</summary>
    public required string Id { get; init; }

    /// <summary>What it tells.</summary>
    public required NotificationType Type { get; init; }

    /// <summary>Time of the check that made it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    /// <summary>Name of the rule; null for blind, sighted and test.</summary>
    public string? Rule { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>State of the alert; null for blind, sighted and test.</summary>
    public AlertState? State { get; init; }

    /// <summary>Why, in one line.</summary>
    public required string Reason { get; init; }

    /// <summary>Id of the notification that began the incident which this one belongs to; its own id when it began one.</summary>
    public required string Incident { get; init; }

    /// <summary>What is measured.</summary>
    public Measure? Measure { get; init; }

    /// <summary>What was measured.</summary>
    public decimal? Value { get; init; }

    /// <summary>The rule's threshold.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>Highest value measured since it fired; on resolved only.</summary>
    public decimal? Peak { get; init; }

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

    /// <summary>Since when it fires, or is blind; on resolved and sighted, since when it did.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How far the data is to be trusted.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Top-level domains that still send over legacy versions; empty when not known.</summary>
    public ImmutableArray<TopTld> TopTlds { get; init; } = [];

    /// <summary>When the next reminder is due; it comes with the first check after that. Null when none is.</summary>
    public DateTimeOffset? NextReminderAt { get; init; }

    /// <summary>True when this belongs to the demo, and has to say so.</summary>
    public bool IsDemo { get; init; }

    /// <summary>What keeps its order at a receiver: the rule's name, <c>blind</c> or <c>test</c>.</summary>
    public string Subject => Rule ?? (Type is NotificationType.Test ? NotificationIds.Test : NotificationIds.Blind);
}
