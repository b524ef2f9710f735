using FunctionsRadar.Api.Advice;
using FunctionsRadar.Api.Backtests;
using FunctionsRadar.Api.Deliveries;
using FunctionsRadar.Api.Health;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Metrics;
using FunctionsRadar.Api.OpenApi;
using FunctionsRadar.Api.Operators;
using FunctionsRadar.Api.Pages;
using FunctionsRadar.Api.Public;
using FunctionsRadar.Api.RadarCompatible;
using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Api.Status;
using FunctionsRadar.Api.Transitions;

namespace FunctionsRadar.Api;

/// <summary>Every route of the API: both heads map these, and the API's description is made from them.</summary>
internal static class ApiRoutes
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        SnapshotsApi.LatestRoute, SnapshotsApi.ListRoute, StatusApi.Route, TransitionsApi.Route, DeliveriesApi.Route,
        HealthApi.Route, OperatorApi.CheckRoute, OperatorApi.SilenceRoute, OperatorApi.EndSilenceRoute,
        OperatorApi.TestRoute, OperatorApi.RetryRoute, BacktestApi.Route, AdviceApi.Route, RadarSummaryApi.Route,
        OpenApiApi.Route, DashboardApi.PageRoute, DashboardApi.ContentRoute, PicturesApi.ChartRoute,
        PicturesApi.BadgeRoute, MetricsApi.Route, PublicApi.LatestRoute, PublicApi.BadgeRoute, PublicApi.ChartRoute,
        PublicApi.FeedRoute,
    ];
}
