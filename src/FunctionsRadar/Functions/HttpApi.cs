using FunctionsRadar.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsRadar.Functions;

/// <summary>Every route of the API.</summary>
/// <param name="api">What answers.</param>
public sealed class HttpApi(RadarApi api)
{
    /// <summary><c>GET snapshots/latest</c>.</summary>
    [Function("GetLatestSnapshot")]
    public Task<IResult> GetLatestSnapshotAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "snapshots/latest")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetLatestSnapshot, request);

    /// <summary><c>GET snapshots</c>.</summary>
    [Function("ListSnapshots")]
    public Task<IResult> ListSnapshotsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "snapshots")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.ListSnapshots, request);

    /// <summary><c>GET status</c>.</summary>
    [Function("GetStatus")]
    public Task<IResult> GetStatusAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "status")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetStatus, request);

    /// <summary><c>GET transitions</c>.</summary>
    [Function("ListTransitions")]
    public Task<IResult> ListTransitionsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "transitions")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.ListTransitions, request);

    /// <summary><c>GET deliveries</c>.</summary>
    [Function("ListDeliveries")]
    public Task<IResult> ListDeliveriesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "deliveries")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.ListDeliveries, request);

    /// <summary><c>GET health</c>.</summary>
    [Function("GetHealth")]
    public Task<IResult> GetHealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetHealth, request);

    /// <summary><c>POST check</c>.</summary>
    [Function("Check")]
    public Task<IResult> CheckAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "check")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.Check, request);

    /// <summary><c>POST silence</c>.</summary>
    [Function("Silence")]
    public Task<IResult> SilenceAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "silence")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.Silence, request);

    /// <summary><c>DELETE silence</c>.</summary>
    [Function("EndSilence")]
    public Task<IResult> EndSilenceAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "silence")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.EndSilence, request);

    /// <summary><c>POST receivers/{name}/test</c>.</summary>
    [Function("TestReceiver")]
    public Task<IResult> TestReceiverAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "receivers/{name}/test")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.TestReceiver, request);

    /// <summary><c>POST deliveries/{id}/retry</c>.</summary>
    [Function("RetryDelivery")]
    public Task<IResult> RetryDeliveryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "deliveries/{id}/retry")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.RetryDelivery, request);

    /// <summary><c>GET radar/email/security/summary/{dimension}</c>.</summary>
    [Function("GetRadarSummary")]
    public Task<IResult> GetRadarSummaryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "radar/email/security/summary/{dimension}")]
        HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetRadarSummary, request);

    /// <summary><c>GET openapi.json</c>.</summary>
    [Function("GetOpenApi")]
    public Task<IResult> GetOpenApiAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetOpenApi, request);

    /// <summary><c>GET backtest</c>.</summary>
    [Function("GetBacktest")]
    public Task<IResult> GetBacktestAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "backtest")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetBacktest, request);

    /// <summary><c>GET dashboard</c>.</summary>
    [Function("GetDashboard")]
    public Task<IResult> GetDashboardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetDashboard, request);

    /// <summary><c>GET dashboard/content</c>.</summary>
    [Function("GetDashboardContent")]
    public Task<IResult> GetDashboardContentAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "dashboard/content")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetDashboardContent, request);

    /// <summary><c>GET chart</c>.</summary>
    [Function("GetChart")]
    public Task<IResult> GetChartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "chart")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetChart, request);

    /// <summary><c>GET badge</c>.</summary>
    [Function("GetBadge")]
    public Task<IResult> GetBadgeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "badge")] HttpRequest request) =>
        api.HandleAsync(ApiRoutes.GetBadge, request);
}
