using FunctionsRadar.Api.Http;
using FunctionsRadar.Checks.Advice;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Advice;

internal sealed class AdviceApi(AdviceCache cache, ReplayLimiter replays)
{
    public static ApiRoute Route { get; } = new("GetAdvice", "GET", "advice")
    {
        Summary = "What thresholds suit the stored history: its noise, its trend, and what a row of thresholds would have done. "
            + "One at a time, with backtests.",
        Parameters = [WatchName],
        ResponseType = typeof(WatchAdvice),
        Problems = [400, 404, 429],
        Handler = ApiRoute.Handle<AdviceApi>((api, request) => api.GetAsync(request)),
    };

    private async Task<IResult> GetAsync(ApiRequest request)
    {
        var watch = request.Watch();
        using var replay = replays.Begin(request);
        return await cache.RefreshAsync(watch, request.Cancellation) is { } advice
            ? Results.Json(advice, ApiJson.Responses.WatchAdvice)
            : throw ProblemException.NotFound(
                $"Nothing is stored yet for watch '{watch.Name}'; radar backfill fills its history.");
    }
}
