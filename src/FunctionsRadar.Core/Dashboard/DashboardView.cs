using FunctionsRadar.Alerting;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard;

/// <summary>Everything that the page shows: of every watch its overview, and of the selected one all that is below it.</summary>
internal sealed record DashboardView
{
    public required DateTimeOffset Now { get; init; }
    public required DateTimeOffset? NextCheck { get; init; }
    public required bool IsDemo { get; init; }
    public required HealthView Health { get; init; }
    /// <summary>Paths below <c>/api</c> of what else is served to who sees the page, such as <c>metrics</c>.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
    public required ImmutableArray<WatchOverview> Watches { get; init; }
    public required WatchOverview Selected { get; init; }
    public required ShareSeries Series { get; init; }
    public required WatchAdvice? Advice { get; init; }
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<HistoryEvent> Events { get; init; }
    /// <summary>Pending ones first, then newest first.</summary>
    public required IReadOnlyList<DeliveryRecord> Deliveries { get; init; }

    public string Title => (IsDemo ? "DEMO: " : "")
        + $"{EnumFormat.CamelCase(Selected.Status)}, {Selected.ShareText} – {Selected.Watch.Name} – FunctionsRadar";

    public bool HasContent => Selected.LastCheck is not null || Series.Count > 0;

    /// <summary>The alert <c>nodata</c> while it fires.</summary>
    public Alert? NoData => Selected.Stored?.Alerts.GetValueOrDefault(Alert.NoData) is { IsFiring: true } alert ? alert : null;

    /// <summary>Since when there is no data, which is before the alert fired; null when there is data.</summary>
    public DateTimeOffset? NoDataSince =>
        NoData?.Value is { } seconds ? Selected.LastCheck?.At - TimeSpan.FromSeconds((double)seconds) : null;

    /// <summary>The newest notification that says who still sends over legacy versions.</summary>
    public Notification? Who => Deliveries
        .Select(delivery => delivery.Notification)
        .Where(notification => !notification.TopTlds.IsDefaultOrEmpty).MaxBy(notification => notification.At);

    public string CreateLink(string watch, int days) => Watches.Length == 1 ? $"?days={days}" : $"?watch={watch}&days={days}";
}
