using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Checks;
using Microsoft.AspNetCore.Http;
using static FunctionsRadar.Api.CommonParameters;

namespace FunctionsRadar.Api;

/// <summary>What thresholds would have done to the stored history.</summary>
public sealed class BacktestApi(Backtest backtest, WatchList watches, ReplayLimiter replays)
{
    private static readonly DateTimeOffset BeforeAll = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The route.</summary>
    public static ApiRoute Route { get; } = new()
    {
        Name = "GetBacktest",
        Method = "GET",
        Template = "backtest",
        Summary = "Replays the stored history: when a rule would have fired, for one threshold or a row of them. One at a time.",
        Parameters =
        [
            WatchName, new("threshold", "string", "Fires above this; up to 16 with commas between them.", IsRequired: true),
            new("measure", "string", "LegacyShare, RiseInPoints or RiseInPercent; LegacyShare unless given."),
            new("against", "string", "Rises only: Previous or Control; Previous unless given."),
            new(
                "over", "string",
                "Rises only: age of the snapshot measured against, such as 7d; the range of the watch unless given."),
            new("confirmations", "integer", "Distinct datasets above the threshold before it fires, 1 to 1000; 1 unless given."),
            new(
                "recoverAt", "number",
                "Recovers at or below this, up to the lowest threshold; 90 % of each threshold unless given."),
            new(
                "recoveryConfirmations", "integer",
                "Distinct datasets at or below it, in a row, before it resolves, 1 to 1000; 1 unless given."),
            new("from", "string", "The oldest snapshot to decide on, ISO 8601."),
            new("to", "string", "The newest snapshot to decide on, ISO 8601."),
        ],
        Answer = typeof(BacktestView),
        Problems = [400, 404, 429],
        Handler = ApiRoute.Of<BacktestApi>((api, request) => api.GetAsync(request)),
    };

    /// <summary><c>GET backtest</c>.</summary>
    public async Task<IResult> GetAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var watch = parameters.Watch();
        var rules = Query(parameters).RulesFor(watch);
        var (from, to) = parameters.Period();
        using var replay = replays.Begin(request.HttpContext.Response);
        var since = from < BeforeAll ? null : from;
        var results = await backtest.RunAsync(watch, rules, since, to, request.HttpContext.RequestAborted);
        return Results.Json(new BacktestView(watch.Name, results), ApiJson.Answers.BacktestView);
    }

    private static BacktestQuery Query(RequestParameters parameters)
    {
        var query = new BacktestQuery
        {
            Thresholds = parameters.Numbers("threshold", 0, BacktestQuery.HighestThreshold)
                ?? throw RequestParameters.Wrong("threshold", "", "a number such as 0.8, or several with commas between them"),
            Measure = parameters.Choice<Measure>("measure") ?? Measure.LegacyShare,
            Against = parameters.Choice<Against>("against"),
            Over = parameters.Duration("over"),
            RecoverAt = parameters.Numbers("recoverAt", -BacktestQuery.HighestThreshold, BacktestQuery.HighestThreshold) switch
            {
                null => null,
                [var only] => only,
                _ => throw RequestParameters.Wrong("recoverAt", parameters.Text("recoverAt")!, "one number"),
            },
            Confirmations = parameters.Number("confirmations", 1, 1, 1000),
            RecoveryConfirmations = parameters.Number("recoveryConfirmations", 1, 1, 1000),
        };
        return query.Contradiction() is var (name, accepted)
            ? throw RequestParameters.Wrong(name, parameters.Text(name)!, accepted)
            : query;
    }
}

/// <summary>What thresholds would have done.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Results">One for each threshold, the lowest first.</param>
public sealed record BacktestView(string Watch, ImmutableArray<BacktestResult> Results);
