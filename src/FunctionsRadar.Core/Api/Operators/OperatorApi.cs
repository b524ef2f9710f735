using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Deliveries;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Checks;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Operators;

internal sealed partial class OperatorApi(
    WatchCheck check, OperatorActions actions, WatchList watches, ReceiverList receivers, ILogger<OperatorApi> logger)
{
    public static ApiRoute CheckRoute { get; } = new("Check", "POST", "check")
    {
        Summary = "Checks one watch, or all, now.",
        Parameters = [WatchName with { Description = "Name of the watch; all unless given." }],
        ResponseType = typeof(Page<CheckView>),
        Handler = ApiRoute.Handle<OperatorApi>((api, request) => api.CheckAsync(request)),
    };

    public static ApiRoute SilenceRoute { get; } = new("Silence", "POST", "silence")
    {
        Summary = "Tells nothing of a watch for a while; what still matters is told when it ends.",
        Parameters =
        [
            WatchName, new("for", $"For how long: {Silence.AcceptedLength}.", IsRequired: true),
            new("reason", $"Why, at most {Silence.MaxReasonLength} characters."),
        ],
        ResponseType = typeof(Silence),
        Handler = ApiRoute.Handle<OperatorApi>((api, request) => api.SilenceAsync(request)),
    };

    public static ApiRoute EndSilenceRoute { get; } = new("EndSilence", "DELETE", "silence")
    {
        Summary = "Ends a silence now: tells what still fires and what is over.",
        Parameters = [WatchName],
        Handler = ApiRoute.Handle<OperatorApi>((api, request) => api.EndSilenceAsync(request)),
    };

    public static ApiRoute TestRoute { get; } = new("TestReceiver", "POST", "receivers/{name}/test")
    {
        Summary = "Sends a test to a receiver the way of every other notification, and tells what became of it.",
        Parameters =
        [
            new("name", "Name of the receiver.", IsRequired: true, InPath: true),
            WatchName with { Description = "Name of the watch; the first one unless given." },
        ],
        ResponseType = typeof(DeliveryView),
        Handler = ApiRoute.Handle<OperatorApi>((api, request) => api.TestAsync(request)),
    };

    public static ApiRoute RetryRoute { get; } = new("RetryDelivery", "POST", "deliveries/{id}/retry")
    {
        Summary = "Revives a dead delivery, or makes a pending one due, and tries it now.",
        Parameters = [new("id", "Id of the delivery.", IsRequired: true, InPath: true)],
        ResponseType = typeof(DeliveryView),
        Handler = ApiRoute.Handle<OperatorApi>((api, request) => api.RetryAsync(request)),
    };

    private async Task<IResult> CheckAsync(ApiRequest request)
    {
        var views = new List<CheckView>();
        foreach (var watch in request.Watches())
        {
            Record(request, watch.Name);
            views.Add(CheckView.Create(watch, await check.RunAsync(watch, request.Cancellation)));
        }
        return Results.Json(new Page<CheckView>(views, null), ApiJson.Responses.PageCheckView);
    }

    private async Task<IResult> SilenceAsync(ApiRequest request)
    {
        var watch = request.Watch();
        var text = request.Text("for");
        if (!DurationText.TryParse(text, out var length) || !Silence.IsAccepted(length))
            throw ApiRequest.Wrong("for", text ?? "", $"a duration from {Silence.AcceptedLength}");
        var reason = request.Text("reason");
        if (reason?.Length > Silence.MaxReasonLength)
            throw ApiRequest.Wrong("reason", reason, $"at most {Silence.MaxReasonLength} characters");
        var requestedBy = Record(request, watch.Name);
        var silence = await actions.SilenceAsync(watch, length, reason, requestedBy, request.Cancellation);
        return Results.Json(silence, ApiJson.Responses.Silence);
    }

    private async Task<IResult> EndSilenceAsync(ApiRequest request)
    {
        var watch = request.Watch();
        var requestedBy = Record(request, watch.Name);
        return await actions.EndSilenceAsync(watch, requestedBy, request.Cancellation)
            ? Results.NoContent()
            : throw ProblemException.NotFound($"Watch '{watch.Name}' is not silenced.");
    }

    private async Task<IResult> TestAsync(ApiRequest request)
    {
        var watch = request.Text("watch") is null ? watches.All[0] : request.Watch();
        var known = string.Join(", ", receivers.All.Select(receiver => receiver.Name));
        var receiver = receivers.Find(request.Route("name"))
            ?? throw ProblemException.NotFound($"There is no receiver of that name; there is {known}.", "name");
        var requestedBy = Record(request, receiver.Name);
        var delivery = await actions.TestAsync(watch, receiver, requestedBy, request.Cancellation);
        return Results.Json(DeliveryView.Create(delivery), ApiJson.Responses.DeliveryView);
    }

    private async Task<IResult> RetryAsync(ApiRequest request)
    {
        var id = request.Route("id");
        var watch = DeliveryId.FindWatch(id)
            ?? throw ApiRequest.Wrong("id", id, $"the id of a delivery, such as {DeliveryId.Example}");
        var requestedBy = Record(request, id);
        return await actions.RetryAsync(watch, id, requestedBy, request.Cancellation) is { } delivery
            ? Results.Json(DeliveryView.Create(delivery), ApiJson.Responses.DeliveryView)
            : throw ProblemException.NotFound("There is no dead or pending delivery of that id.", "id");
    }

    // Every command is logged, also one that changes nothing; what it does is stored with who asked for it.
    private string Record(ApiRequest request, string target)
    {
        var requester = Requester.FindName(request.Http.HttpContext);
        OperatorCommand(request.Http.Method, request.Http.Path.Value ?? "", target, requester);
        return requester;
    }

    [LoggerMessage(302, LogLevel.Information, "OperatorCommand: {Method} {Path} ({Target}), asked by {Requester}")]
    private partial void OperatorCommand(string method, string path, string target, string requester);
}
