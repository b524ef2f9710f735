using System.Xml.Linq;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Storage;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Pages;

internal sealed class ChartApi(WatchStore store, HistoryStore history, ShareHistory shares)
{
    private const int MaxTransitions = 500;
    private static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(5);

    public static ApiRoute Route { get; } = new("GetChart", "GET", "chart")
    {
        Summary = "The legacy share of a watch over time, with thresholds and when it fired.",
        Parameters = [WatchName, Days],
        ContentTypes = ["image/svg+xml"],
        Handler = ApiRoute.Handle<ChartApi>((api, request) => api.GetAsync(request)),
    };

    private async Task<IResult> GetAsync(ApiRequest request)
    {
        var (watch, days) = (request.Watch(), request.Days());
        var overview = new WatchOverview(watch, (await store.FindStateAsync(watch.Name, request.Cancellation))?.Value);
        var transitions = await history.ListTransitionsAsync(watch.Name, MaxTransitions, null, request.Cancellation);
        var chart = ShareChart.Create(overview, await shares.ReadAsync(watch, days, request.Cancellation), transitions.Items);
        var drawing = chart.Draw("chart", ChartSize.Wide, watch.Name);
        drawing.AddFirst(new XElement(drawing.Name.Namespace + "style", DashboardAssets.ChartStyle));
        return SecureResponse.Svg(drawing.ToString(SaveOptions.DisableFormatting), MaximumAge, DashboardAssets.ChartStyle);
    }
}
