using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard;

/// <summary>Everything that the page shows.</summary>
public sealed record DashboardView
{
    /// <summary>When it was read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>True when the data is simulated.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>Whether all is well.</summary>
    public required HealthView Health { get; init; }

    /// <summary>Every watch at a glance.</summary>
    public required ImmutableArray<Glance> Watches { get; init; }

    /// <summary>The watch that is shown in full.</summary>
    public required Glance Selected { get; init; }

    /// <summary>The legacy share of the selected watch over the range asked for.</summary>
    public required ShareSeries Series { get; init; }

    /// <summary>What happened to the selected watch, newest first.</summary>
    public required IReadOnlyList<Transition> Transitions { get; init; }

    /// <summary>Who was told of the selected watch, pending ones first, then newest first.</summary>
    public required IReadOnlyList<DeliveryRecord> Deliveries { get; init; }

    /// <summary>The newest message that says who still sends over legacy versions; null when there is none.</summary>
    public Notification? Who => Deliveries
        .Select(delivery => delivery.Notification)
        .Where(notification => !notification.TopTlds.IsDefaultOrEmpty)
        .MaxBy(notification => notification.At);
}

/// <summary>A watch at a glance.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Stored">Its state as it is stored; null before the first check.</param>
public sealed record Glance(Watch Watch, WatchState? Stored)
{
    /// <summary>Where it stands, as the API says it.</summary>
    public StatusView Status { get; } = StatusView.Of(Watch.Name, Stored);

    /// <summary>Its latest snapshot; null when there is none.</summary>
    public LatestView? Latest { get; } = Stored is null ? null : LatestView.Of(Watch, Stored);

    /// <summary>Since when it stands there; null when nothing has happened yet.</summary>
    public DateTimeOffset? Since => Status.State switch
    {
        "blind" => Status.BlindSince,
        "firing" => Status.Alerts.Where(alert => alert.State == AlertState.Firing).Min(alert => alert.Since),
        "pending" => Status.Alerts.Where(alert => alert.State == AlertState.Pending).Min(alert => alert.Since),
        "ok" when !Status.Alerts.IsEmpty => Status.Alerts.Max(alert => alert.Since),
        _ => null,
    };

    /// <summary>What Cloudflare noted about the latest data.</summary>
    public ImmutableArray<Annotation> Annotations => Latest?.Confidence.Annotations ?? [];

    /// <summary>How much it wants to be looked at: higher is more.</summary>
    public int Urgency => Array.IndexOf(["new", "ok", "pending", "blind", "firing"], Status.State);
}
