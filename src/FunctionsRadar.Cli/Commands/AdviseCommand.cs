using System.CommandLine;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Cli.Output;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar advise</c>: what thresholds suit the stored history.</summary>
internal static class AdviseCommand
{
    public static Command Create()
    {
        var command = new Command(
            "advise",
            "Tell what thresholds suit the stored history: how much the share moves, where it is going, how often each threshold "
            + "would have fired, and what to set.")
        {
            CommonOptions.Watch, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed);
        var watch = session.Watch(parsed.GetValue(CommonOptions.Watch));
        var advice = await session.Get<Advisor>().AdviseAsync(watch, cancellation)
            ?? throw new CommandException(
                $"There is no history of {watch.Name} to advise from; radar backfill --weeks 52 fills it.");
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Write(advice, ApiJson.Responses.WatchAdvice);
        else
            AdviceOutput.Write(advice, watch.DateRange.ToString());
        return ExitCode.Ok;
    }
}
