using FunctionsRadar.Alerting;
using AspNetCoreGeneratedDocument;
using FunctionsRadar.Dashboard;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api;

/// <summary>
/// The page for people. Where a key is needed, anybody gets an empty page that asks for it, and only who has it gets the content.
/// </summary>
public sealed class DashboardApi(DashboardReader reader, HealthApi health, WatchList watches)
{
    /// <summary><c>GET dashboard</c>.</summary>
    public Task<IResult> GetPageAsync(HttpRequest request) =>
        request.HttpContext.Features.Get<StandaloneAccess>() is { NeedsKey: false }
            ? GetContentAsync(request)
            : SecureResponse.RenderPageAsync(new Dashboard_KeyPage());

    /// <summary><c>GET dashboard/content</c>.</summary>
    public async Task<IResult> GetContentAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var selected = parameters.Text("watch") is null ? null : parameters.Watch();
        var days = RangeParameter.Read(parameters);
        var cancellation = request.HttpContext.RequestAborted;
        var healthView = new HealthView(HealthApi.WordFor(await health.StatusAsync(cancellation)), HealthApi.Version);
        return await SecureResponse.RenderPageAsync(
            new Dashboard_DashboardPage { Model = await reader.ReadAsync(selected, days, healthView, cancellation) });
    }
}
