using System.Xml.Linq;
using AspNetCoreGeneratedDocument;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;
using static FunctionsRadar.Api.Http.CommonParameters;

namespace FunctionsRadar.Api.Pages;

/// <summary>A watch as a picture, to be put into other pages.</summary>
internal sealed class PicturesApi(WatchStore store, HistoryStore history, ShareHistory shares)
{
    private const int MaxTransitions = 500;
    private static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(5);

    /// <summary><c>GET badge</c>.</summary>
    public static ApiRoute BadgeRoute { get; } = new()
    {
        Name = "GetBadge",
        Method = "GET",
        Template = "badge",
        Summary = "The legacy share of a watch as a badge, coloured by its state.",
        Parameters =
        [
            WatchName, new("format", "string", "svg, or shields for an endpoint badge of shields.io; svg unless given."),
        ],
        ResponseType = typeof(ShieldsView),
        ContentTypes = ["image/svg+xml", "application/json"],
        Handler = ApiRoute.Handle<PicturesApi>((api, request) => api.GetBadgeAsync(request)),
    };

    /// <summary><c>GET chart</c>.</summary>
    public static ApiRoute ChartRoute { get; } = new()
    {
        Name = "GetChart",
        Method = "GET",
        Template = "chart",
        Summary = "The legacy share of a watch over time, with thresholds and when it fired.",
        Parameters = [WatchName, Days],
        ContentTypes = ["image/svg+xml"],
        Handler = ApiRoute.Handle<PicturesApi>((api, request) => api.GetChartAsync(request)),
    };

    /// <summary>Handles <see cref="BadgeRoute"/>.</summary>
    public async Task<IResult> GetBadgeAsync(ApiRequest request)
    {
        var watch = request.Watch();
        var format = request.Choice("format", "svg", "shields");
        var badge = Badge.Create(
            new WatchOverview(watch, (await store.FindStateAsync(watch.Name, request.Cancellation))?.Value));
        if (format != "shields")
            return await SecureResponse.RenderPictureAsync(new Dashboard_BadgePicture { Model = badge }, TimeSpan.FromMinutes(1));
        return Results.Json(new ShieldsView(1, Badge.Label, badge.Message, badge.Color), ApiJson.Responses.ShieldsView);
    }

    /// <summary>Handles <see cref="ChartRoute"/>.</summary>
    public async Task<IResult> GetChartAsync(ApiRequest request)
    {
        var watch = request.Watch();
        var days = RangeParameter.Read(request);
        var overview = new WatchOverview(watch, (await store.FindStateAsync(watch.Name, request.Cancellation))?.Value);
        var transitions = await history.ListTransitionsAsync(watch.Name, MaxTransitions, null, request.Cancellation);
        var chart = ShareChart.Create(overview, await shares.ReadAsync(watch, days, request.Cancellation), transitions.Items);
        var drawing = chart.Draw("chart", ChartSize.Wide, watch.Name);
        drawing.AddFirst(new XElement(drawing.Name.Namespace + "style", DashboardAssets.ChartStyle));
        return SecureResponse.Picture(drawing.ToString(SaveOptions.DisableFormatting), MaximumAge, DashboardAssets.ChartStyle);
    }
}
