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
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsRadar.Functions;

/// <summary>Every route of the API.</summary>
/// <param name="api">Handles the requests.</param>
public sealed class HttpApi(ApiHandler api)
{
    /// <summary><c>GET snapshots/latest</c>.</summary>
    [Function("GetLatestSnapshot")]
    public Task<IResult> GetLatestSnapshotAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "snapshots/latest")] HttpRequest request) =>
        api.HandleAsync(SnapshotsApi.LatestRoute, request);

    /// <summary><c>GET snapshots</c>.</summary>
    [Function("ListSnapshots")]
    public Task<IResult> ListSnapshotsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "snapshots")] HttpRequest request) =>
        api.HandleAsync(SnapshotsApi.ListRoute, request);

    /// <summary><c>GET status</c>.</summary>
    [Function("GetStatus")]
    public Task<IResult> GetStatusAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "status")] HttpRequest request) =>
        api.HandleAsync(StatusApi.Route, request);

    /// <summary><c>GET transitions</c>.</summary>
    [Function("ListTransitions")]
    public Task<IResult> ListTransitionsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "transitions")] HttpRequest request) =>
        api.HandleAsync(TransitionsApi.Route, request);

    /// <summary><c>GET deliveries</c>.</summary>
    [Function("ListDeliveries")]
    public Task<IResult> ListDeliveriesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "deliveries")] HttpRequest request) =>
        api.HandleAsync(DeliveriesApi.Route, request);

    /// <summary><c>GET health</c>.</summary>
    [Function("GetHealth")]
    public Task<IResult> GetHealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) =>
        api.HandleAsync(HealthApi.Route, request);

    /// <summary><c>POST check</c>.</summary>
    [Function("Check")]
    public Task<IResult> CheckAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "check")] HttpRequest request) =>
        api.HandleAsync(OperatorApi.CheckRoute, request);

    /// <summary><c>POST silence</c>.</summary>
    [Function("Silence")]
    public Task<IResult> SilenceAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "silence")] HttpRequest request) =>
        api.HandleAsync(OperatorApi.SilenceRoute, request);

    /// <summary><c>DELETE silence</c>.</summary>
    [Function("EndSilence")]
    public Task<IResult> EndSilenceAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "silence")] HttpRequest request) =>
        api.HandleAsync(OperatorApi.EndSilenceRoute, request);

    /// <summary><c>POST receivers/{name}/test</c>.</summary>
    [Function("TestReceiver")]
    public Task<IResult> TestReceiverAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "receivers/{name}/test")] HttpRequest request) =>
        api.HandleAsync(OperatorApi.TestRoute, request);

    /// <summary><c>POST deliveries/{id}/retry</c>.</summary>
    [Function("RetryDelivery")]
    public Task<IResult> RetryDeliveryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "deliveries/{id}/retry")] HttpRequest request) =>
        api.HandleAsync(OperatorApi.RetryRoute, request);

    /// <summary><c>GET radar/email/security/summary/{dimension}</c>.</summary>
    [Function("GetRadarSummary")]
    public Task<IResult> GetRadarSummaryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "radar/email/security/summary/{dimension}")]
        HttpRequest request) =>
        api.HandleAsync(RadarSummaryApi.Route, request);

    /// <summary><c>GET openapi.json</c>.</summary>
    [Function("GetOpenApi")]
    public Task<IResult> GetOpenApiAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        api.HandleAsync(OpenApiApi.Route, request);

    /// <summary><c>GET backtest</c>.</summary>
    [Function("GetBacktest")]
    public Task<IResult> GetBacktestAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "backtest")] HttpRequest request) =>
        api.HandleAsync(BacktestApi.Route, request);

    /// <summary><c>GET advice</c>.</summary>
    [Function("GetAdvice")]
    public Task<IResult> GetAdviceAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "advice")] HttpRequest request) =>
        api.HandleAsync(AdviceApi.Route, request);

    /// <summary><c>GET dashboard</c>.</summary>
    [Function("GetDashboard")]
    public Task<IResult> GetDashboardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard")] HttpRequest request) =>
        api.HandleAsync(DashboardApi.PageRoute, request);

    /// <summary><c>GET dashboard/content</c>.</summary>
    [Function("GetDashboardContent")]
    public Task<IResult> GetDashboardContentAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "dashboard/content")] HttpRequest request) =>
        api.HandleAsync(DashboardApi.ContentRoute, request);

    /// <summary><c>GET chart</c>.</summary>
    [Function("GetChart")]
    public Task<IResult> GetChartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "chart")] HttpRequest request) =>
        api.HandleAsync(PicturesApi.ChartRoute, request);

    /// <summary><c>GET badge</c>.</summary>
    [Function("GetBadge")]
    public Task<IResult> GetBadgeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "badge")] HttpRequest request) =>
        api.HandleAsync(PicturesApi.BadgeRoute, request);

    /// <summary><c>GET metrics</c>.</summary>
    [Function("GetMetrics")]
    public Task<IResult> GetMetricsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "metrics")] HttpRequest request) =>
        api.HandleAsync(MetricsApi.Route, request);

    /// <summary><c>GET public/snapshots/latest</c>.</summary>
    [Function("GetPublicLatestSnapshot")]
    public Task<IResult> GetPublicLatestSnapshotAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "public/snapshots/latest")] HttpRequest request) =>
        api.HandleAsync(PublicApi.LatestRoute, request);

    /// <summary><c>GET public/badge</c>.</summary>
    [Function("GetPublicBadge")]
    public Task<IResult> GetPublicBadgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "public/badge")] HttpRequest request) =>
        api.HandleAsync(PublicApi.BadgeRoute, request);

    /// <summary><c>GET public/chart</c>.</summary>
    [Function("GetPublicChart")]
    public Task<IResult> GetPublicChartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "public/chart")] HttpRequest request) =>
        api.HandleAsync(PublicApi.ChartRoute, request);

    /// <summary><c>GET public/feed</c>.</summary>
    [Function("GetPublicFeed")]
    public Task<IResult> GetPublicFeedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "public/feed")] HttpRequest request) =>
        api.HandleAsync(PublicApi.FeedRoute, request);
}
