using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Checks;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Backtests;

internal sealed class BacktestApi(Backtest backtest, ReplayLimiter replays)
{
    public static ApiRoute Route { get; } = new("GetBacktest", "GET", "backtest")
    {
        Summary = "Replays the stored history: when a rule would have fired, for one threshold or a row of them. One at a time.",
        Parameters =
        [
            WatchName,
            new("threshold", "Fires above this; up to 16 with commas between them.", IsRequired: true),
            new("measure", $"One of {string.Join(", ", MeasureDefinition.ForRules)}; LegacyShare unless given."),
            new("against", "Rises only: Previous or Control; Previous unless given."),
            new("over", "Rises only: age of the snapshot measured against, such as 7d; the range of the watch unless given."),
            new("confirmations", "Distinct datasets above the threshold before it fires, 1 to 1000; 1 unless given.", "integer"),
            new(
                "recoverAt",
                "Recovers at or below this, up to the lowest threshold; 90 % of each threshold unless given.", "number"),
            new(
                "recoveryConfirmations",
                "Distinct datasets at or below it, in a row, before it resolves, 1 to 1000; 1 unless given.", "integer"),
            new("from", "The oldest snapshot to decide on, ISO 8601."),
            new("to", "The newest snapshot to decide on, ISO 8601."),
        ],
        ResponseType = typeof(BacktestView),
        Problems = [400, 404, 429],
        Handler = ApiRoute.Handle<BacktestApi>((api, request) => api.GetAsync(request)),
    };

    private async Task<IResult> GetAsync(ApiRequest request)
    {
        var watch = request.Watch();
        var rules = ReadQuery(request).RulesFor(watch);
        var (from, to) = request.Period();
        using var replay = replays.Begin(request);
        var results = await backtest.RunAsync(watch, rules, from, to, request.Cancellation);
        return Results.Json(new BacktestView(watch.Name, results), ApiJson.Responses.BacktestView);
    }

    private static BacktestQuery ReadQuery(ApiRequest request)
    {
        var query = new BacktestQuery
        {
            Thresholds = request.Numbers("threshold", 0, BacktestQuery.MaxThreshold)
                ?? throw ApiRequest.Wrong("threshold", "", "a number such as 0.8, or several with commas between them"),
            Measure = request.Choice<Measure>("measure") ?? Measure.LegacyShare,
            Against = request.Choice<Against>("against"),
            Over = request.Duration("over"),
            RecoverAt = request.Numbers("recoverAt", -BacktestQuery.MaxThreshold, BacktestQuery.MaxThreshold) switch
            {
                null => null,
                [var only] => only,
                _ => throw ApiRequest.Wrong("recoverAt", request.Text("recoverAt")!, "one number"),
            },
            Confirmations = request.Number("confirmations", 1, 1, 1000),
            RecoveryConfirmations = request.Number("recoveryConfirmations", 1, 1, 1000),
        };
        return query.Contradiction() is var (name, accepted)
            ? throw ApiRequest.Wrong(name, request.Text(name)!, accepted)
            : query;
    }
}
