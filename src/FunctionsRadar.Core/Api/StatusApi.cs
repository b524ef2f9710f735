using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api;

/// <summary>Where every watch stands, what happened, and who was told.</summary>
public sealed class StatusApi(WatchStore store, HistoryStore history, DeliveryStore deliveries, WatchList watches)
{
    /// <summary><c>GET status</c>.</summary>
    public async Task<IResult> GetStatusAsync(HttpRequest request)
    {
        var views = new List<StatusView>();
        foreach (var watch in new RequestParameters(request, watches).Watches())
        {
            var state = await store.FindStateAsync(watch.Name, request.HttpContext.RequestAborted);
            views.Add(StatusView.Of(watch.Name, state?.Value));
        }
        return Results.Json(new ListView<StatusView>(views, null), ApiJson.Answers.ListViewStatusView);
    }

    /// <summary><c>GET transitions</c>.</summary>
    public async Task<IResult> ListTransitionsAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var watch = parameters.Watch();
        var limit = parameters.Number("limit", 100, 1, 1000);
        var cancellation = request.HttpContext.RequestAborted;
        try
        {
            var page = await history.ListEventsAsync(watch.Name, limit, parameters.Text("after"), cancellation);
            return Results.Json(
                new ListView<TransitionView>([.. page.Items.Select(TransitionView.Of)], page.Next),
                ApiJson.Answers.ListViewTransitionView);
        }
        catch (CursorException)
        {
            throw RequestParameters.Wrong("after", parameters.Text("after")!, "the 'after' of the page before");
        }
    }

    /// <summary>
    /// <c>GET deliveries</c>: those pending first, then those that ended, newest first. A page of one status may end early.
    /// </summary>
    public async Task<IResult> ListDeliveriesAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var watch = parameters.Watch();
        var limit = parameters.Number("limit", 100, 1, 1000);
        var status = Status(parameters);
        var after = parameters.Text("after");
        var cancellation = request.HttpContext.RequestAborted;
        try
        {
            var pending = after is null && status is (null or DeliveryStatus.Pending)
                ? await deliveries.ListPendingAsync(watch.Name, cancellation)
                : [];
            var ended = status switch
            {
                DeliveryStatus.Pending => new Page<DeliveryRecord>([], null),
                { } wanted => await deliveries.FindReceiptsAsync(watch.Name, wanted, limit, after, cancellation),
                null => await deliveries.ListReceiptsAsync(watch.Name, limit, after, cancellation),
            };
            var found = pending.Select(delivery => delivery.Value).Reverse().Concat(ended.Items).Select(DeliveryView.Of);
            return Results.Json(new ListView<DeliveryView>([.. found], ended.Next), ApiJson.Answers.ListViewDeliveryView);
        }
        catch (CursorException)
        {
            throw RequestParameters.Wrong("after", after!, "the 'after' of the page before");
        }
    }
    private static DeliveryStatus? Status(RequestParameters parameters) =>
        parameters.Choice("status", [.. Enum.GetValues<DeliveryStatus>().Select(EnumFormat.CamelCase)]) is { } word
            ? Enum.Parse<DeliveryStatus>(word, ignoreCase: true)
            : null;
}
