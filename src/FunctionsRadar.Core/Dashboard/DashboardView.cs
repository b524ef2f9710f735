using FunctionsRadar.Alerting;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard;

/// <summary>Everything that the page shows.</summary>
internal sealed record DashboardView
{
    /// <summary>When it was read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>When the next check is due; null when that is not known.</summary>
    public required DateTimeOffset? NextCheck { get; init; }

    /// <summary>True when the data is simulated.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>Health of the installation.</summary>
    public required HealthView Health { get; init; }

    /// <summary>Every watch.</summary>
    public required ImmutableArray<WatchOverview> Watches { get; init; }

    /// <summary>The watch that is shown in full.</summary>
    public required WatchOverview Selected { get; init; }

    /// <summary>Paths below <c>/api</c> of what else is served to who sees the page, such as <c>metrics</c>.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>The legacy share of the selected watch over the range asked for.</summary>
    public required ShareSeries Series { get; init; }

    /// <summary>What thresholds suit the selected watch; null when nothing is stored of it.</summary>
    public required WatchAdvice? Advice { get; init; }

    /// <summary>What happened to the selected watch and what operators did, newest first.</summary>
    public required IReadOnlyList<HistoryEvent> Events { get; init; }

    /// <summary>The changes of its alerts alone, newest first.</summary>
    public IEnumerable<Transition> Transitions => Events.OfType<Transition>();

    /// <summary>Deliveries of the selected watch, pending ones first, then newest first.</summary>
    public required IReadOnlyList<DeliveryRecord> Deliveries { get; init; }

    /// <summary>The newest notification that says who still sends over legacy versions; null when there is none.</summary>
    public Notification? Who => Deliveries
        .Select(delivery => delivery.Notification)
        .Where(notification => !notification.TopTlds.IsDefaultOrEmpty)
        .MaxBy(notification => notification.At);

    /// <summary>Title of the page.</summary>
    public string Title
    {
        get
        {
            var share = Selected.Latest is { } latest ? NumberFormat.Percent(latest.LegacyShare) : "no data";
            var status = EnumFormat.CamelCase(Selected.Status);
            return $"{(IsDemo ? "DEMO: " : "")}{status}, {share} – {Selected.Watch.Name} – FunctionsRadar";
        }
    }

    /// <summary>True when anything is stored of the selected watch.</summary>
    public bool HasContent => Selected.LastCheck is not null || Series.Count > 0;

    /// <summary>The alert <c>nodata</c> of the selected watch while it fires; else null.</summary>
    public Alert? NoData => Selected.Stored?.Alerts.GetValueOrDefault(Alert.NoData) is { IsFiring: true } alert ? alert : null;

    /// <summary>Since when there is no data, which is before the alert fired; null when there is data.</summary>
    public DateTimeOffset? NoDataSince =>
        NoData?.Value is { } seconds ? Selected.LastCheck?.At - TimeSpan.FromSeconds((double)seconds) : null;

    /// <summary>The address of a watch over a range.</summary>
    public string CreateLink(string watch, int days) => Watches.Length == 1
        ? string.Create(CultureInfo.InvariantCulture, $"?days={days}")
        : string.Create(CultureInfo.InvariantCulture, $"?watch={watch}&days={days}");
}
