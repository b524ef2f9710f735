using FunctionsRadar.Alerting;
using FunctionsRadar.Dashboard;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api;

/// <summary>
/// The page for people. Where a key is needed, anybody gets an empty page that asks for it, and only who has it gets the content.
/// </summary>
public sealed class DashboardApi(DashboardReader reader, HealthApi health, WatchList watches, ApiOptions options)
{
    /// <summary><c>GET dashboard</c>.</summary>
    public Task<IResult> GetPageAsync(HttpRequest request) =>
        request.HttpContext.Features.Get<StandaloneAccess>() is { NeedsKey: false }
            ? GetContentAsync(request)
            : Task.FromResult<IResult>(SecureAnswer.Page(DashboardPage.Door()));

    /// <summary><c>GET dashboard/content</c>.</summary>
    public async Task<IResult> GetContentAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var selected = parameters.Text("watch") is null ? null : parameters.Watch();
        var days = RangeParameter.Read(parameters);
        var cancellation = request.HttpContext.RequestAborted;
        var view = await reader.ReadAsync(selected, days, cancellation);
        var vitals = new Vitals(
            HealthApi.WordFor(await health.StatusAsync(cancellation)), HealthApi.Version,
            [.. Links(request, view.Selected.Watch.Name)]);
        return SecureAnswer.Page(DashboardPage.Of(view, vitals));
    }

    // What a browser without a key can follow.
    private IEnumerable<string> Links(HttpRequest request, string watch)
    {
        if (request.HttpContext.Features.Get<StandaloneAccess>() is { NeedsKey: false })
            yield return ApiRoutes.GetMetrics.Template;
        if (!options.IsPublic)
            yield break;
        yield return $"{ApiRoutes.GetPublicFeed.Template}?watch={watch}";
        yield return $"{ApiRoutes.GetPublicBadge.Template}?watch={watch}";
    }
}
