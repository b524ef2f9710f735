using FunctionsRadar.Alerting;
using FunctionsRadar.Checks.Advice;
using Microsoft.AspNetCore.Http;
using static FunctionsRadar.Api.CommonParameters;

namespace FunctionsRadar.Api;

/// <summary>What thresholds suit the stored history.</summary>
public sealed class AdviceApi(AdviceCache cache, WatchList watches, ReplayLimiter replays)
{
    /// <summary>The route.</summary>
    public static ApiRoute Route { get; } = new()
    {
        Name = "GetAdvice",
        Method = "GET",
        Template = "advice",
        Summary = "What thresholds suit the stored history: its noise, its trend, and what a row of thresholds would have done. "
            + "One at a time, with backtests.",
        Parameters = [WatchName],
        Answer = typeof(WatchAdvice),
        Problems = [400, 404, 429],
        Handler = ApiRoute.Of<AdviceApi>((api, request) => api.GetAsync(request)),
    };

    /// <summary><c>GET advice</c>.</summary>
    public async Task<IResult> GetAsync(HttpRequest request)
    {
        var watch = new RequestParameters(request, watches).Watch();
        using var replay = replays.Begin(request.HttpContext.Response);
        return await cache.RefreshAsync(watch, request.HttpContext.RequestAborted) is { } advice
            ? Results.Json(advice, ApiJson.Answers.WatchAdvice)
            : throw new ProblemException(
                StatusCodes.Status404NotFound,
                $"Nothing is stored yet for watch '{watch.Name}'; radar backfill fills its history.");
    }
}
