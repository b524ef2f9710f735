using AspNetCoreGeneratedDocument;
using FunctionsRadar.Api.Health;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Metrics;
using FunctionsRadar.Api.Public;
using FunctionsRadar.Dashboard;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Pages;

/// <summary>Where a key is needed, anybody gets an empty page that asks for it, and only who has it gets the content.</summary>
internal sealed class DashboardApi(DashboardReader reader, HealthApi health, ApiOptions options)
{
    public static ApiRoute PageRoute { get; } = new("GetDashboard", "GET", "dashboard")
    {
        Access = ApiAccess.Anonymous,
        Summary = "The page for people; where a key is needed, the page that asks for it.",
        Parameters =
            [WatchName with { Description = "Name of the watch to show in full; the most urgent one unless given." }, Days],
        ContentTypes = ["text/html"],
        Handler = ApiRoute.Handle<DashboardApi>((api, request) => api.GetPageAsync(request)),
    };

    public static ApiRoute ContentRoute { get; } = PageRoute with
    {
        Name = "GetDashboardContent",
        Template = "dashboard/content",
        Access = ApiAccess.Key,
        Summary = "The page for people with its content, for who has the key.",
        Handler = ApiRoute.Handle<DashboardApi>((api, request) => api.GetContentAsync(request)),
    };

    private Task<IResult> GetPageAsync(ApiRequest request) =>
        NeedsNoKey(request) ? GetContentAsync(request) : SecureResponse.RenderPageAsync(new Dashboard_KeyPage());

    private async Task<IResult> GetContentAsync(ApiRequest request)
    {
        var (selected, days) = (request.Text("watch") is null ? null : request.Watch(), request.Days());
        var healthView = HealthApi.View(await health.GetStatusAsync(request.Cancellation));
        var view = await reader.ReadAsync(selected, days, healthView, request.Cancellation);
        var linked = view with { Links = ListLinks(request, view.Selected.Watch.Name) };
        return await SecureResponse.RenderPageAsync(new Dashboard_DashboardPage { Model = linked });
    }

    private static bool NeedsNoKey(ApiRequest request) =>
        request.Http.HttpContext.Features.Get<StandaloneAccess>() is { NeedsKey: false };

    // What a browser without a key can follow.
    private ImmutableArray<string> ListLinks(ApiRequest request, string watch)
    {
        string[] metrics = NeedsNoKey(request) ? [MetricsApi.Route.Template] : [];
        string[] published = options.IsPublic ? [PublicApi.FeedRoute.Template, PublicApi.BadgeRoute.Template] : [];
        return [.. metrics, .. published.Select(template => $"{template}?watch={watch}")];
    }
}
