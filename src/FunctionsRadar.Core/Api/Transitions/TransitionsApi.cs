using FunctionsRadar.Api.Http;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;
using static FunctionsRadar.Api.Http.CommonParameters;

namespace FunctionsRadar.Api.Transitions;

/// <summary>What happened to the alerts of a watch, and what operators did.</summary>
internal sealed class TransitionsApi(HistoryStore history)
{
    /// <summary><c>GET transitions</c>.</summary>
    public static ApiRoute Route { get; } = new()
    {
        Name = "ListTransitions",
        Method = "GET",
        Template = "transitions",
        Summary = "What happened to the alerts of a watch, and what operators did and who asked for it, newest first, "
            + "page by page.",
        Parameters = [WatchName, Limit, After],
        ResponseType = typeof(Page<TransitionView>),
        Handler = ApiRoute.Handle<TransitionsApi>((api, request) => api.ListAsync(request)),
    };

    /// <summary>Handles <see cref="Route"/>.</summary>
    public async Task<IResult> ListAsync(ApiRequest request)
    {
        var page = await history.ListEventsAsync(
            request.Watch().Name, request.Limit(), request.Text("after"), request.Cancellation);
        return Results.Json(
            new Page<TransitionView>([.. page.Items.Select(TransitionView.Create)], page.After),
            ApiJson.Responses.PageTransitionView);
    }
}
