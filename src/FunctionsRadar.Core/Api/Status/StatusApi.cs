using FunctionsRadar.Api.Http;
using FunctionsRadar.Storage;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Status;

internal sealed class StatusApi(WatchStore store)
{
    public static ApiRoute Route { get; } = new("GetStatus", "GET", "status")
    {
        Summary = "The status of every watch, and why.",
        Parameters = [WatchName with { Description = "Name of the watch; all unless given." }],
        ResponseType = typeof(Page<StatusView>),
        Handler = ApiRoute.Handle<StatusApi>((api, request) => api.GetAsync(request)),
    };

    private async Task<IResult> GetAsync(ApiRequest request)
    {
        var views = new List<StatusView>();
        foreach (var watch in request.Watches())
        {
            var state = await store.FindStateAsync(watch.Name, request.Cancellation);
            views.Add(StatusView.Create(watch.Name, state?.Value));
        }
        return Results.Json(new Page<StatusView>(views, null), ApiJson.Responses.PageStatusView);
    }
}
