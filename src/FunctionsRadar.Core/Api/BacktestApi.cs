using System.Collections.Immutable;
using System.Globalization;
using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using Microsoft.AspNetCore.Http;
using static FunctionsRadar.Api.CommonParameters;

namespace FunctionsRadar.Api;

/// <summary>What thresholds would have done to the stored history.</summary>
public sealed class BacktestApi(Backtest backtest, WatchList watches)
{
    private const decimal Highest = 1_000_000;
    private static readonly TimeSpan LongestOver = TimeSpan.FromDays(3650);
    private static readonly DateTimeOffset BeforeAll = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The route.</summary>
    public static ApiRoute Route { get; } = new()
    {
        Name = "GetBacktest",
        Method = "GET",
        Template = "backtest",
        Summary = "Replays the stored history: when a rule would have fired, for one threshold or a row of them.",
        Parameters =
        [
            WatchName, new("threshold", "string", "Fires above this; several with commas between them.", IsRequired: true),
            new("measure", "string", "LegacyShare, RiseInPoints or RiseInPercent; LegacyShare unless given."),
            new("against", "string", "Rises only: Previous or Control; Previous unless given."),
            new("over", "string", "Rises only: age of the snapshot measured against, such as 7d; the range of the watch unless given."),
            new("confirmations", "integer", "Distinct datasets above the threshold before it fires, 1 to 1000; 1 unless given."),
            new("from", "string", "The oldest snapshot to decide on, ISO 8601."), new("to", "string", "The newest snapshot to decide on, ISO 8601."),
        ],
        Answer = typeof(BacktestView),
        Handler = ApiRoute.Of<BacktestApi>((api, request) => api.GetAsync(request)),
    };

    /// <summary><c>GET backtest</c>.</summary>
    public async Task<IResult> GetAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var watch = parameters.Watch();
        var rules = Rules(parameters, watch);
        var (from, to) = parameters.Period();
        var results = await backtest.RunAsync(watch, rules, from < BeforeAll ? null : from, to, request.HttpContext.RequestAborted);
        return Results.Json(new BacktestView(watch.Name, results), ApiJson.Default.BacktestView);
    }

    private static ImmutableArray<Rule> Rules(RequestParameters parameters, Watch watch)
    {
        var thresholds = parameters.Numbers("threshold", Highest) ?? throw RequestParameters.Wrong("threshold", "", "a number such as 0.8, or several with commas between them");
        var measure = parameters.Choice("measure", Measure.LegacyShare);
        if (measure == Measure.LegacyShare && Array.Find(["against", "over"], name => parameters.Text(name) is not null) is { } odd)
            throw RequestParameters.Wrong(odd, parameters.Text(odd)!, "nothing with the measure LegacyShare; it belongs to RiseInPoints and RiseInPercent");
        var over = parameters.Duration("over");
        if (over > LongestOver)
            throw RequestParameters.Wrong("over", parameters.Text("over")!, "a duration up to 3650d");
        var rule = new Rule
        {
            Name = "",
            Measure = measure,
            Against = parameters.Choice("against", Against.Previous),
            Over = over ?? watch.DateRange.Length,
            Threshold = 0,
            RecoverAt = 0,
            Confirmations = parameters.Number("confirmations", 1, 1, 1000),
            Receivers = [],
        };
        return [.. thresholds.Distinct().Order().Select(threshold => rule with
        {
            Name = threshold.ToString(CultureInfo.InvariantCulture), Threshold = threshold, RecoverAt = threshold * 0.9m,
        })];
    }
}

/// <summary>What thresholds would have done.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Results">One for each threshold, the lowest first.</param>
public sealed record BacktestView(string Watch, ImmutableArray<BacktestResult> Results);
