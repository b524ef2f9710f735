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

/// <summary>Every route of the API, for both heads and the API's description, and the services that handle them.</summary>
internal static class ApiRoutes
{
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        SnapshotsApi.LatestRoute, SnapshotsApi.ListRoute, StatusApi.Route, TransitionsApi.Route, DeliveriesApi.Route,
        HealthApi.Route, OperatorApi.CheckRoute, OperatorApi.SilenceRoute, OperatorApi.EndSilenceRoute, OperatorApi.TestRoute,
        OperatorApi.RetryRoute, BacktestApi.Route, AdviceApi.Route, RadarSummaryApi.Route, OpenApiDocument.Route,
        DashboardApi.PageRoute, DashboardApi.ContentRoute, ChartApi.Route, BadgeApi.Route, MetricsApi.Route,
        PublicApi.LatestRoute, PublicApi.BadgeRoute, PublicApi.ChartRoute, PublicApi.FeedRoute,
    ];

    public static void AddApi(this IServiceCollection services) => services
        .AddSingleton<ApiHandler>().AddSingleton<ReplayLimiter>()
        .AddSingleton<SnapshotsApi>().AddSingleton<StatusApi>().AddSingleton<TransitionsApi>().AddSingleton<DeliveriesApi>()
        .AddSingleton<HealthApi>().AddSingleton<OperatorApi>().AddSingleton<BacktestApi>().AddSingleton<AdviceApi>()
        .AddSingleton<SeriesFinder>().AddSingleton<RadarSummaryApi>().AddSingleton<DashboardApi>().AddSingleton<ChartApi>()
        .AddSingleton<BadgeApi>().AddSingleton<MetricsApi>().AddSingleton<PublicApi>().AddSingleton<FeedApi>();
}
