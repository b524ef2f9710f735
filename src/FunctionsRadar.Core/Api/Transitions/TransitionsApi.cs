using FunctionsRadar.Api.Http;
using FunctionsRadar.Storage;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Transitions;

internal sealed class TransitionsApi(HistoryStore history)
{
    public static ApiRoute Route { get; } = new("ListTransitions", "GET", "transitions")
    {
        Summary = "What happened to the alerts of a watch, and what operators did and who asked for it, newest first, "
            + "page by page.",
        Parameters = [WatchName, Limit, After],
        ResponseType = typeof(Page<TransitionView>),
        Handler = ApiRoute.Handle<TransitionsApi>((api, request) => api.ListAsync(request)),
    };

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var (watch, limit, after) = (request.Watch(), request.Limit(), request.Text("after"));
        var page = await history.ListEventsAsync(watch.Name, limit, after, request.Cancellation);
        return Results.Json(page.Select(TransitionView.Create), ApiJson.Responses.PageTransitionView);
    }
}
