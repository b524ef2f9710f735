using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard;

/// <summary>Everything that the page shows.</summary>
public sealed record DashboardView
{
    /// <summary>When it was read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>When the next check is due; null when that is not known.</summary>
    public required DateTimeOffset? NextCheck { get; init; }

    /// <summary>True when the data is simulated.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>Every watch at a glance.</summary>
    public required ImmutableArray<Glance> Watches { get; init; }

    /// <summary>The watch that is shown in full.</summary>
    public required Glance Selected { get; init; }

    /// <summary>The legacy share of the selected watch over the range asked for.</summary>
    public required ShareSeries Series { get; init; }

    /// <summary>What happened to the selected watch and what operators did, newest first.</summary>
    public required IReadOnlyList<HistoryEvent> Events { get; init; }

    /// <summary>The changes of its alerts alone, newest first.</summary>
    public IEnumerable<Transition> Transitions => Events.OfType<Transition>();

    /// <summary>Who was told of the selected watch, pending ones first, then newest first.</summary>
    public required IReadOnlyList<DeliveryRecord> Deliveries { get; init; }

    /// <summary>The newest message that says who still sends over legacy versions; null when there is none.</summary>
    public Notification? Who => Deliveries
        .Select(delivery => delivery.Notification)
        .Where(notification => !notification.TopTlds.IsDefaultOrEmpty)
        .MaxBy(notification => notification.At);
}
