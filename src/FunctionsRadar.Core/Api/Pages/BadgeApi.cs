using AspNetCoreGeneratedDocument;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Storage;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Pages;

internal sealed class BadgeApi(WatchStore store)
{
    public static ApiRoute Route { get; } = new("GetBadge", "GET", "badge")
    {
        Summary = "The legacy share of a watch as a badge, coloured by its state.",
        Parameters = [WatchName, new("format", "svg, or shields for an endpoint badge of shields.io; svg unless given.")],
        ResponseType = typeof(ShieldsView),
        ContentTypes = ["image/svg+xml", "application/json"],
        Handler = ApiRoute.Handle<BadgeApi>((api, request) => api.GetAsync(request)),
    };

    public static string ReadFormat(ApiRequest request) => request.Choice("format", "svg", "shields") ?? "svg";

    private async Task<IResult> GetAsync(ApiRequest request)
    {
        var (watch, format) = (request.Watch(), ReadFormat(request));
        var state = (await store.FindStateAsync(watch.Name, request.Cancellation))?.Value;
        var badge = Badge.Create(new WatchOverview(watch, state));
        return format == "shields"
            ? Results.Json(new ShieldsView(1, Badge.Label, badge.Message, badge.Color), ApiJson.Responses.ShieldsView)
            : await SecureResponse.RenderSvgAsync(new Dashboard_BadgeSvg { Model = badge }, TimeSpan.FromMinutes(1));
    }
}
