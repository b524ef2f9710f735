using FunctionsRadar.Api.Http;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Deliveries;

internal sealed class DeliveriesApi(DeliveryStore deliveries)
{
    public static ApiRoute Route { get; } = new("ListDeliveries", "GET", "deliveries")
    {
        Summary = "Who was told what, pending ones first, then newest first, with every attempt. "
            + "A page may be short; after tells of more.",
        Parameters = [WatchName, new("status", "pending, delivered, superseded or dead; all unless given."), Limit, After],
        ResponseType = typeof(Page<DeliveryView>),
        Handler = ApiRoute.Handle<DeliveriesApi>((api, request) => api.ListAsync(request)),
    };

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var (watch, limit, after) = (request.Watch().Name, request.Limit(), request.Text("after"));
        var status = FindStatus(request);
        var pending = after is null && status is (null or DeliveryStatus.Pending)
            ? await deliveries.ListPendingAsync(watch, request.Cancellation)
            : [];
        var ended = status == DeliveryStatus.Pending
            ? new Page<DeliveryRecord>([], null)
            : await deliveries.ListReceiptsAsync(watch, status, limit, after, request.Cancellation);
        var found = pending.Select(delivery => delivery.Value).Reverse().Concat(ended.Items).Select(DeliveryView.Create);
        return Results.Json(new Page<DeliveryView>([.. found], ended.After), ApiJson.Responses.PageDeliveryView);
    }

    private static DeliveryStatus? FindStatus(ApiRequest request) =>
        request.Choice("status", [.. Enum.GetValues<DeliveryStatus>().Select(EnumFormat.CamelCase)]) is { } word
            ? Enum.Parse<DeliveryStatus>(word, ignoreCase: true)
            : null;
}
