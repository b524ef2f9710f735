using FunctionsRadar.Api.Advice;
using FunctionsRadar.Api.Backtests;
using FunctionsRadar.Api.Deliveries;
using FunctionsRadar.Api.Health;
using FunctionsRadar.Api.Metrics;
using FunctionsRadar.Api.OpenApi;
using FunctionsRadar.Api.Operators;
using FunctionsRadar.Api.Pages;
using FunctionsRadar.Api.Public;
using FunctionsRadar.Api.RadarCompatible;
using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Api.Status;
using FunctionsRadar.Api.Transitions;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsRadar.Functions;

public static class HttpApi
{
    [Function("GetLatestSnapshot")]
    public static Task<IResult> GetLatestSnapshotAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "snapshots/latest")] HttpRequest request) =>
        SnapshotsApi.LatestRoute.HandleAsync(request);

    [Function("ListSnapshots")]
    public static Task<IResult> ListSnapshotsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "snapshots")] HttpRequest request) =>
        SnapshotsApi.ListRoute.HandleAsync(request);

    [Function("GetStatus")]
    public static Task<IResult> GetStatusAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "status")] HttpRequest request) =>
        StatusApi.Route.HandleAsync(request);

    [Function("ListTransitions")]
    public static Task<IResult> ListTransitionsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "transitions")] HttpRequest request) =>
        TransitionsApi.Route.HandleAsync(request);

    [Function("ListDeliveries")]
    public static Task<IResult> ListDeliveriesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "deliveries")] HttpRequest request) =>
        DeliveriesApi.Route.HandleAsync(request);

    [Function("GetHealth")]
    public static Task<IResult> GetHealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) =>
        HealthApi.Route.HandleAsync(request);

    [Function("Check")]
    public static Task<IResult> CheckAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "check")] HttpRequest request) =>
        OperatorApi.CheckRoute.HandleAsync(request);

    [Function("Silence")]
    public static Task<IResult> SilenceAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "silence")] HttpRequest request) =>
        OperatorApi.SilenceRoute.HandleAsync(request);

    [Function("EndSilence")]
    public static Task<IResult> EndSilenceAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "silence")] HttpRequest request) =>
        OperatorApi.EndSilenceRoute.HandleAsync(request);

    [Function("TestReceiver")]
    public static Task<IResult> TestReceiverAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "receivers/{name}/test")] HttpRequest request) =>
        OperatorApi.TestRoute.HandleAsync(request);

    [Function("RetryDelivery")]
    public static Task<IResult> RetryDeliveryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "deliveries/{id}/retry")] HttpRequest request) =>
        OperatorApi.RetryRoute.HandleAsync(request);

    [Function("GetRadarSummary")]
    public static Task<IResult> GetRadarSummaryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "radar/email/security/summary/{dimension}")]
        HttpRequest request) =>
        RadarSummaryApi.Route.HandleAsync(request);

    [Function("GetOpenApi")]
    public static Task<IResult> GetOpenApiAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        OpenApiDocument.Route.HandleAsync(request);

    [Function("GetBacktest")]
    public static Task<IResult> GetBacktestAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "backtest")] HttpRequest request) =>
        BacktestApi.Route.HandleAsync(request);

    [Function("GetAdvice")]
    public static Task<IResult> GetAdviceAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "advice")] HttpRequest request) =>
        AdviceApi.Route.HandleAsync(request);

    [Function("GetDashboard")]
    public static Task<IResult> GetDashboardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard")] HttpRequest request) =>
        DashboardApi.PageRoute.HandleAsync(request);

    [Function("GetDashboardContent")]
    public static Task<IResult> GetDashboardContentAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "dashboard/content")] HttpRequest request) =>
        DashboardApi.ContentRoute.HandleAsync(request);

    [Function("GetChart")]
    public static Task<IResult> GetChartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "chart")] HttpRequest request) =>
        ChartApi.Route.HandleAsync(request);

    [Function("GetBadge")]
    public static Task<IResult> GetBadgeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "badge")] HttpRequest request) =>
        BadgeApi.Route.HandleAsync(request);

    [Function("GetMetrics")]
    public static Task<IResult> GetMetricsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "metrics")] HttpRequest request) =>
        MetricsApi.Route.HandleAsync(request);

    [Function("GetPublicLatestSnapshot")]
    public static Task<IResult> GetPublicLatestSnapshotAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "public/snapshots/latest")] HttpRequest request) =>
        PublicApi.LatestRoute.HandleAsync(request);

    [Function("GetPublicBadge")]
    public static Task<IResult> GetPublicBadgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "public/badge")] HttpRequest request) =>
        PublicApi.BadgeRoute.HandleAsync(request);

    [Function("GetPublicChart")]
    public static Task<IResult> GetPublicChartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "public/chart")] HttpRequest request) =>
        PublicApi.ChartRoute.HandleAsync(request);

    [Function("GetPublicFeed")]
    public static Task<IResult> GetPublicFeedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "public/feed")] HttpRequest request) =>
        PublicApi.FeedRoute.HandleAsync(request);
}
