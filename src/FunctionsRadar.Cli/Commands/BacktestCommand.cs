using System.CommandLine;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Output;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar backtest</c>: what a rule would have done.</summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var command = new Command("backtest", "Replay the stored history: when a threshold would have fired, for how long, and the longest quiet. Several thresholds make a table.");
        BacktestRule.AddOptionsTo(command);
        command.Add(CommonOptions.From);
        command.Add(CommonOptions.To);
        command.Add(CommonOptions.Watch);
        command.Add(CommonOptions.Json);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.Open(parsed);
        var watch = session.Watch(parsed.GetValue(CommonOptions.Watch));
        var rules = BacktestRule.Read(parsed, watch);
        var results = await session.Get<Backtest>().RunAsync(watch, rules, parsed.GetValue(CommonOptions.From), parsed.GetValue(CommonOptions.To), cancellation);
        if (results[0].Snapshots == 0)
            throw new CommandException("There is no history to replay; radar backfill fills it.");
        if (parsed.GetValue(CommonOptions.Json))
            BacktestOutput.WriteJson(watch, results);
        else
            BacktestOutput.Write(results);
        return ExitCode.Ok;
    }
}
