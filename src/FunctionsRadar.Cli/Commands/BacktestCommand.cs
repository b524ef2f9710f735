using System.CommandLine.Parsing;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Api.Backtests;

namespace FunctionsRadar.Cli.Commands;

internal static class BacktestCommand
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    private static readonly Option<decimal[]> Thresholds = new("--threshold", "-t")
    {
        Description = "Fires above this; several with commas between them.",
        HelpName = "0.8[,1,1.2]",
        Required = true,
        CustomParser = result => Numbers(result, 0),
    };

    private static readonly Option<decimal[]> RecoverAt = new("--recover-at")
    {
        Description = "Recovers at or below this, up to the lowest threshold; 90 % of each threshold unless given.",
        HelpName = "number",
        CustomParser = result => Numbers(result, -BacktestQuery.MaxThreshold),
    };

    private static readonly Option<Measure> Measured =
        new("--measure") { Description = "What is measured.", DefaultValueFactory = _ => Measure.LegacyShare };

    private static readonly Option<Against?> MeasuredAgainst =
        new("--against") { Description = "What a rise is measured against; Previous unless given." };

    private static readonly Option<TimeSpan?> Over = CommonOptions.Duration(
        "--over", "Age of the snapshot that a rise is measured against; the window's length unless given.");

    private static readonly Option<int> Confirmations = CommonOptions.Number(
        "--confirmations", "Distinct datasets above the threshold before it fires.", 1, 1000);

    private static readonly Option<int> RecoveryConfirmations = CommonOptions.Number(
        "--recovery-confirmations",
        "Distinct datasets at or below the recovery threshold, in a row, before it resolves.", 1, 1000);

    public static Command Create() => new Command(
        "backtest",
        "Replay the stored history: when a threshold would have fired, for how long, and the longest quiet. "
        + "Several thresholds make a table.")
    {
        Thresholds, RecoverAt, Measured, MeasuredAgainst, Over, Confirmations, RecoveryConfirmations,
        CommonOptions.From, CommonOptions.To, CommonOptions.Watch, CommonOptions.Json,
    }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var query = ReadQuery(parsed);
        await using var session = Session.OpenStored(parsed);
        var watch = session.Watch();
        var (backtest, rules) = (session.Get<Backtest>(), query.RulesFor(watch));
        var (from, to) = (parsed.GetValue(CommonOptions.From), parsed.GetValue(CommonOptions.To));
        var results = await backtest.RunAsync(watch, rules, from, to, cancellation);
        if (results[0].Snapshots == 0)
            throw Nothing((await backtest.RunAsync(watch, rules[..1], null, null, cancellation))[0]);
        var view = new BacktestView(watch.Name, results);
        return session.Write(view, ApiJson.Responses.BacktestView, () => BacktestOutput.Write(results));
    }

    private static BacktestQuery ReadQuery(ParseResult parsed)
    {
        var query = new BacktestQuery
        {
            Thresholds = parsed.GetRequiredValue(Thresholds),
            Measure = parsed.GetValue(Measured),
            Against = parsed.GetValue(MeasuredAgainst),
            Over = parsed.GetValue(Over),
            RecoverAt = parsed.GetValue(RecoverAt) switch
            {
                null or [] => null,
                [var only] => only,
                _ => throw new CommandException("--recover-at is given several times; accepted: one number."),
            },
            Confirmations = parsed.GetValue(Confirmations),
            RecoveryConfirmations = parsed.GetValue(RecoveryConfirmations),
        };
        return query.Contradiction() is var (name, accepted)
            ? throw new CommandException(
                $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(name)} does not fit; accepted: {accepted}.")
            : query;
    }

    private static decimal[] Numbers(ArgumentResult result, decimal least)
    {
        var numbers = new List<decimal>();
        foreach (var text in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (decimal.TryParse(text, Plain, null, out var number) && number >= least && number <= BacktestQuery.MaxThreshold)
                numbers.Add(number);
            else
                CommonOptions.Refuse(result, text, "numbers such as 0.8, with commas between them");
        }
        return [.. numbers];
    }

    private static CommandException Nothing(BacktestResult whole) => new(whole is { From: { } from, To: { } to }
        ? $"There is no snapshot from --from to --to; there are {whole.Snapshots} from {TimeFormat.Period(from, to)}."
        : "There is no history to replay; radar backfill fills it.");
}
