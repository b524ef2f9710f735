using System.CommandLine;
using FunctionsRadar.Api.Backtests;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar backtest</c>: what a rule would have done.</summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var command = new Command(
            "backtest",
            "Replay the stored history: when a threshold would have fired, for how long, and the longest quiet. "
            + "Several thresholds make a table.");
        BacktestOptions.AddTo(command);
        command.Add(CommonOptions.From);
        command.Add(CommonOptions.To);
        command.Add(CommonOptions.Watch);
        command.Add(CommonOptions.Json);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var query = BacktestOptions.Read(parsed);
        await using var session = Session.OpenStored(parsed);
        var watch = session.Watch(parsed.GetValue(CommonOptions.Watch));
        var (backtest, rules) = (session.Get<Backtest>(), query.RulesFor(watch));
        var results = await backtest.RunAsync(
            watch, rules, parsed.GetValue(CommonOptions.From), parsed.GetValue(CommonOptions.To), cancellation);
        if (results[0].Snapshots == 0)
            throw Nothing((await backtest.RunAsync(watch, rules[..1], null, null, cancellation))[0]);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Write(new BacktestView(watch.Name, results), ApiJson.Responses.BacktestView);
        else
            BacktestOutput.Write(results);
        return ExitCode.Ok;
    }

    private static CommandException Nothing(BacktestResult whole) => new(whole is { From: { } from, To: { } to }
        ? $"There is no snapshot from --from to --to; "
            + $"there are {whole.Snapshots} from {TimeFormat.Minute(from)} to {TimeFormat.Minute(to)}."
        : "There is no history to replay; radar backfill fills it.");
}
