using System.Collections.Immutable;
using FunctionsRadar.Api.OpenApi;
using FunctionsRadar.Api.RadarCompatible;
using FunctionsRadar.Dashboard;
using static FunctionsRadar.Api.CommonParameters;

namespace FunctionsRadar.Api;

/// <summary>Every route of the API, once: both heads map these, and the API's description is made from them.</summary>
public static class ApiRoutes
{
    private static readonly ApiParameter Shown = WatchName with
    {
        Description = "Name of the watch to show in full; the most urgent one unless given.",
    };

    /// <summary>The latest snapshot.</summary>
    public static ApiRoute GetLatestSnapshot { get; } = new()
    {
        Name = "GetLatestSnapshot",
        Method = "GET",
        Template = "snapshots/latest",
        Summary = "The latest snapshot of a watch, with where its alerts stand.",
        Parameters = [WatchName, Format],
        Answer = typeof(LatestView),
        ContentTypes = ["application/json", "text/csv"],
        Handler = ApiRoute.Of<SnapshotsApi>((api, request) => api.GetLatestAsync(request)),
    };

    /// <summary>The history.</summary>
    public static ApiRoute ListSnapshots { get; } = new()
    {
        Name = "ListSnapshots",
        Method = "GET",
        Template = "snapshots",
        Summary = "The snapshots of a watch, newest first, page by page.",
        Parameters =
        [
            WatchName,
            new("from", "string", "Not older than this, ISO 8601."),
            new("to", "string", "Not newer than this, ISO 8601."),
            new("queries", "string", "current, or all for snapshots of what the watch asked before its settings changed too."),
            Limit,
            After,
            Format,
        ],
        Answer = typeof(ListView<SnapshotView>),
        ContentTypes = ["application/json", "text/csv"],
        Handler = ApiRoute.Of<SnapshotsApi>((api, request) => api.ListAsync(request)),
    };

    /// <summary>Where every watch stands.</summary>
    public static ApiRoute GetStatus { get; } = new()
    {
        Name = "GetStatus",
        Method = "GET",
        Template = "status",
        Summary = "Where every watch stands, and why.",
        Parameters = [WatchName with { Description = "Name of the watch; all unless given." }],
        Answer = typeof(ListView<StatusView>),
        Handler = ApiRoute.Of<StatusApi>((api, request) => api.GetStatusAsync(request)),
    };

    /// <summary>What happened.</summary>
    public static ApiRoute ListTransitions { get; } = new()
    {
        Name = "ListTransitions",
        Method = "GET",
        Template = "transitions",
        Summary = "What happened to the alerts of a watch, and what operators did and who asked for it, newest first, "
            + "page by page.",
        Parameters = [WatchName, Limit, After],
        Answer = typeof(ListView<TransitionView>),
        Handler = ApiRoute.Of<StatusApi>((api, request) => api.ListTransitionsAsync(request)),
    };

    /// <summary>Who was told.</summary>
    public static ApiRoute ListDeliveries { get; } = new()
    {
        Name = "ListDeliveries",
        Method = "GET",
        Template = "deliveries",
        Summary = "Who was told what, pending ones first, then newest first, with every attempt. "
            + "A page may be short; after tells of more.",
        Parameters =
        [
            WatchName,
            new("status", "string", "pending, delivered, superseded or dead; all unless given."),
            Limit,
            After,
        ],
        Answer = typeof(ListView<DeliveryView>),
        Handler = ApiRoute.Of<StatusApi>((api, request) => api.ListDeliveriesAsync(request)),
    };

    /// <summary>Whether all is well.</summary>
    public static ApiRoute GetHealth { get; } = new()
    {
        Name = "GetHealth",
        Method = "GET",
        Template = "health",
        Access = ApiAccess.Anonymous,
        Summary = "Whether all is well: 200 with ok or degraded, 503 with nodata, stale, unavailable or misconfigured.",
        Answer = typeof(HealthView),
        Problems = [],
        Handler = ApiRoute.Of<HealthApi>((api, request) => api.GetHealthAsync(request)),
    };

    /// <summary>A check now.</summary>
    public static ApiRoute Check => OperatorRoutes.Check;

    /// <summary>Begins a silence.</summary>
    public static ApiRoute Silence => OperatorRoutes.Silence;

    /// <summary>Ends a silence.</summary>
    public static ApiRoute EndSilence => OperatorRoutes.EndSilence;

    /// <summary>Tries out a receiver.</summary>
    public static ApiRoute TestReceiver => OperatorRoutes.TestReceiver;

    /// <summary>Revives a dead delivery.</summary>
    public static ApiRoute RetryDelivery => OperatorRoutes.RetryDelivery;

    /// <summary>What a rule would have done.</summary>
    public static ApiRoute GetBacktest => BacktestApi.Route;

    /// <summary>Radar's own answer, from the store.</summary>
    public static ApiRoute GetRadarSummary => RadarSummaryApi.Route;

    /// <summary>The description of the API.</summary>
    public static ApiRoute GetOpenApi => OpenApiApi.Route;

    /// <summary>The page for people; where a key is needed, the page that asks for it.</summary>
    public static ApiRoute GetDashboard { get; } = new()
    {
        Name = "GetDashboard",
        Method = "GET",
        Template = "dashboard",
        Access = ApiAccess.Anonymous,
        Summary = "The page for people; where a key is needed, the page that asks for it.",
        Parameters = [Shown, Days],
        ContentTypes = ["text/html"],
        Handler = ApiRoute.Of<DashboardApi>((api, request) => api.GetPageAsync(request)),
    };

    /// <summary>The content of the page for people.</summary>
    public static ApiRoute GetDashboardContent { get; } = GetDashboard with
    {
        Name = "GetDashboardContent",
        Template = "dashboard/content",
        Access = ApiAccess.Key,
        Summary = "The page for people with its content, for who has the key.",
        Handler = ApiRoute.Of<DashboardApi>((api, request) => api.GetContentAsync(request)),
    };

    /// <summary>The chart.</summary>
    public static ApiRoute GetChart { get; } = new()
    {
        Name = "GetChart",
        Method = "GET",
        Template = "chart",
        Summary = "The legacy share of a watch over time, with thresholds and when it fired.",
        Parameters = [WatchName, Days],
        ContentTypes = ["image/svg+xml"],
        Handler = ApiRoute.Of<PicturesApi>((api, request) => api.GetChartAsync(request)),
    };

    /// <summary>The badge.</summary>
    public static ApiRoute GetBadge { get; } = new()
    {
        Name = "GetBadge",
        Method = "GET",
        Template = "badge",
        Summary = "The legacy share of a watch as a badge, coloured by its state.",
        Parameters =
        [
            WatchName, new("format", "string", "svg, or shields for an endpoint badge of shields.io; svg unless given."),
        ],
        Answer = typeof(ShieldsView),
        ContentTypes = ["image/svg+xml", "application/json"],
        Handler = ApiRoute.Of<PicturesApi>((api, request) => api.GetBadgeAsync(request)),
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        GetLatestSnapshot, ListSnapshots, GetStatus, ListTransitions, ListDeliveries, GetHealth, Check, Silence, EndSilence,
        TestReceiver, RetryDelivery, GetBacktest, GetRadarSummary, GetOpenApi, GetDashboard, GetDashboardContent, GetChart,
        GetBadge,
    ];
}
