using System.Text.RegularExpressions;
using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Api;

/// <summary>What an operator may do.</summary>
public sealed partial class OperatorApi(
    WatchCheck check, OperatorActions operations, WatchList watches, ReceiverList receivers, ILogger<OperatorApi> logger)
{
    private const int LongestReason = 200;

    /// <summary><c>POST check</c>: checks one watch, or all, now.</summary>
    public async Task<IResult> CheckAsync(HttpRequest request)
    {
        var views = new List<CheckView>();
        foreach (var watch in new RequestParameters(request, watches).Watches())
        {
            Record(request, watch.Name);
            views.Add(CheckView.Of(watch, await check.RunAsync(watch, request.HttpContext.RequestAborted)));
        }
        return Results.Json(new ListView<CheckView>(views, null), ApiJson.Answers.ListViewCheckView);
    }

    /// <summary><c>POST silence</c>.</summary>
    public async Task<IResult> SilenceAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var watch = parameters.Watch();
        var text = parameters.Text("for");
        if (!DurationText.TryParse(text, out var length) || length < TimeSpan.FromMinutes(1) || length > TimeSpan.FromDays(90))
            throw RequestParameters.Wrong("for", text ?? "", "a duration from 1m to 90d, such as 2h");
        var reason = parameters.Text("reason");
        if (reason?.Length > LongestReason)
            throw RequestParameters.Wrong("reason", reason, $"at most {LongestReason} characters");
        var requestedBy = Record(request, watch.Name);
        var silence = await operations.SilenceAsync(watch, length, reason, requestedBy, request.HttpContext.RequestAborted);
        return Results.Json(SilenceView.Of(silence)!, ApiJson.Answers.SilenceView);
    }

    /// <summary><c>DELETE silence</c>.</summary>
    public async Task<IResult> EndSilenceAsync(HttpRequest request)
    {
        var watch = new RequestParameters(request, watches).Watch();
        var requestedBy = Record(request, watch.Name);
        return await operations.EndSilenceAsync(watch, requestedBy, request.HttpContext.RequestAborted)
            ? Results.NoContent()
            : throw new ProblemException(StatusCodes.Status404NotFound, $"Watch '{watch.Name}' is not silenced.");
    }

    /// <summary><c>POST receivers/{name}/test</c>.</summary>
    public async Task<IResult> TestAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var name = parameters.Route("name");
        var watch = parameters.Text("watch") is null ? watches.All[0] : parameters.Watch();
        var known = string.Join(", ", receivers.All.Select(receiver => receiver.Name));
        var receiver = receivers.Find(name) ?? throw new ProblemException(
            StatusCodes.Status404NotFound, $"There is no receiver of that name; there is {known}.", "name");
        var requestedBy = Record(request, receiver.Name);
        var delivery = await operations.TestAsync(watch, receiver, requestedBy, request.HttpContext.RequestAborted);
        return Results.Json(DeliveryView.Of(delivery), ApiJson.Answers.DeliveryView);
    }

    /// <summary><c>POST deliveries/{id}/retry</c>.</summary>
    public async Task<IResult> RetryAsync(HttpRequest request)
    {
        var id = new RequestParameters(request, watches).Route("id");
        if (DeliveryId().Match(id) is not { Success: true } match)
            throw RequestParameters.Wrong("id", id, "the id of a delivery, such as kqzhwmap-default-12~ops");
        var requestedBy = Record(request, id);
        var watch = match.Groups["watch"].Value;
        return await operations.RetryAsync(watch, id, requestedBy, request.HttpContext.RequestAborted) is { } delivery
            ? Results.Json(DeliveryView.Of(delivery), ApiJson.Answers.DeliveryView)
            : throw new ProblemException(StatusCodes.Status404NotFound, "There is no dead or pending delivery of that id.", "id");
    }

    // Every command is logged, also one that changes nothing; what it does is written down with who asked for it.
    private string Record(HttpRequest request, string target)
    {
        var requester = Requester.NameOf(request.HttpContext);
        Log.OperatorCommand(logger, request.Method, request.Path.Value ?? "", target, requester);
        return requester;
    }

    [GeneratedRegex(
        "^[a-z]{1,32}-(?<watch>[a-z][a-z0-9]{0,31})-[0-9]{1,18}~[a-z][a-z0-9]{0,31}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeliveryId();

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 302, EventName = "OperatorCommand", Level = LogLevel.Information,
            Message = "OperatorCommand: {Method} {Path} ({Target}), asked by {Requester}")]
        public static partial void OperatorCommand(ILogger logger, string method, string path, string target, string requester);
    }
}
