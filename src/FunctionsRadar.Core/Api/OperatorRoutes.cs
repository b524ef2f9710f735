using static FunctionsRadar.Api.CommonParameters;

namespace FunctionsRadar.Api;

/// <summary>The routes of what an operator may do.</summary>
internal static class OperatorRoutes
{
    /// <summary>A check now.</summary>
    public static ApiRoute Check { get; } = new()
    {
        Name = "Check",
        Method = "POST",
        Template = "check",
        Summary = "Checks one watch, or all, now.",
        Parameters = [WatchName with { Description = "Name of the watch; all unless given." }],
        ResponseType = typeof(ListView<CheckView>),
        Handler = ApiRoute.Of<OperatorApi>((api, request) => api.CheckAsync(request)),
    };

    /// <summary>Begins a silence.</summary>
    public static ApiRoute Silence { get; } = new()
    {
        Name = "Silence",
        Method = "POST",
        Template = "silence",
        Summary = "Records a watch's notifications without delivering them for a while.",
        Parameters =
        [
            WatchName, new("for", "string", "For how long: 1m to 90d, such as 2h.", IsRequired: true),
            new("reason", "string", "Why, at most 200 characters."),
        ],
        ResponseType = typeof(SilenceView),
        Handler = ApiRoute.Of<OperatorApi>((api, request) => api.SilenceAsync(request)),
    };

    /// <summary>Ends a silence.</summary>
    public static ApiRoute EndSilence { get; } = new()
    {
        Name = "EndSilence",
        Method = "DELETE",
        Template = "silence",
        Summary = "Ends a silence now: tells what still fires and what is over.",
        Parameters = [WatchName],
        Handler = ApiRoute.Of<OperatorApi>((api, request) => api.EndSilenceAsync(request)),
    };

    /// <summary>Tries out a receiver.</summary>
    public static ApiRoute TestReceiver { get; } = new()
    {
        Name = "TestReceiver",
        Method = "POST",
        Template = "receivers/{name}/test",
        Summary = "Sends a test to a receiver the way of every other notification, and tells what became of it.",
        Parameters =
        [
            new("name", "string", "Name of the receiver.", IsRequired: true, InPath: true),
            WatchName with { Description = "Name of the watch; the first one unless given." },
        ],
        ResponseType = typeof(DeliveryView),
        Handler = ApiRoute.Of<OperatorApi>((api, request) => api.TestAsync(request)),
    };

    /// <summary>Revives a dead delivery.</summary>
    public static ApiRoute RetryDelivery { get; } = new()
    {
        Name = "RetryDelivery",
        Method = "POST",
        Template = "deliveries/{id}/retry",
        Summary = "Tries a dead delivery again.",
        Parameters = [new("id", "string", "Id of the delivery.", IsRequired: true, InPath: true)],
        ResponseType = typeof(DeliveryView),
        Handler = ApiRoute.Of<OperatorApi>((api, request) => api.RetryAsync(request)),
    };
}
