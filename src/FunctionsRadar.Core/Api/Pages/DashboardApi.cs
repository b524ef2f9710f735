using AspNetCoreGeneratedDocument;
using FunctionsRadar.Api.Health;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Metrics;
using FunctionsRadar.Api.Public;
using FunctionsRadar.Dashboard;
using Microsoft.AspNetCore.Http;
using static FunctionsRadar.Api.Http.CommonParameters;

namespace FunctionsRadar.Api.Pages;

/// <summary>
/// The page for people. Where a key is needed, anybody gets an empty page that asks for it, and only who has it gets the content.
/// </summary>
internal sealed class DashboardApi(DashboardReader reader, HealthApi health, ApiOptions options)
{
    private static readonly ApiParameter Shown = WatchName with
    {
        Description = "Name of the watch to show in full; the most urgent one unless given.",
    };

    /// <summary><c>GET dashboard</c>: the page for people; where a key is needed, the page that asks for it.</summary>
    public static ApiRoute PageRoute { get; } = new()
    {
        Name = "GetDashboard",
        Method = "GET",
        Template = "dashboard",
        Access = ApiAccess.Anonymous,
        Summary = "The page for people; where a key is needed, the page that asks for it.",
        Parameters = [Shown, Days],
        ContentTypes = ["text/html"],
        Handler = ApiRoute.Handle<DashboardApi>((api, request) => api.GetPageAsync(request)),
    };

    /// <summary><c>GET dashboard/content</c>.</summary>
    public static ApiRoute ContentRoute { get; } = PageRoute with
    {
        Name = "GetDashboardContent",
        Template = "dashboard/content",
        Access = ApiAccess.Key,
        Summary = "The page for people with its content, for who has the key.",
        Handler = ApiRoute.Handle<DashboardApi>((api, request) => api.GetContentAsync(request)),
    };

    /// <summary>Handles <see cref="PageRoute"/>.</summary>
    public Task<IResult> GetPageAsync(ApiRequest request) =>
        request.Http.HttpContext.Features.Get<StandaloneAccess>() is { NeedsKey: false }
            ? GetContentAsync(request)
            : SecureResponse.RenderPageAsync(new Dashboard_KeyPage());

    /// <summary>Handles <see cref="ContentRoute"/>.</summary>
    public async Task<IResult> GetContentAsync(ApiRequest request)
    {
        var selected = request.Text("watch") is null ? null : request.Watch();
        var days = RangeParameter.Read(request);
        var cancellation = request.Cancellation;
        var healthView = HealthApi.View(await health.GetStatusAsync(cancellation));
        var view = await reader.ReadAsync(selected, days, healthView, cancellation);
        var links = FindLinks(request.Http, view.Selected.Watch.Name);
        return await SecureResponse.RenderPageAsync(new Dashboard_DashboardPage { Model = view with { Links = [.. links] } });
    }

    // What a browser without a key can follow.
    private IEnumerable<string> FindLinks(HttpRequest request, string watch)
    {
        if (request.HttpContext.Features.Get<StandaloneAccess>() is { NeedsKey: false })
            yield return MetricsApi.Route.Template;
        if (!options.IsPublic)
            yield break;
        yield return $"{PublicApi.FeedRoute.Template}?watch={watch}";
        yield return $"{PublicApi.BadgeRoute.Template}?watch={watch}";
    }
}
