using FunctionsRadar.Checks.Advice;

namespace FunctionsRadar.Cli.Commands;

internal static class AdviseCommand
{
    public static Command Create() => new Command(
        "advise",
        "Tell what thresholds suit the stored history: how much the share moves, where it is going, how often each threshold "
        + "would have fired, and what to set.")
    { CommonOptions.Watch, CommonOptions.Json }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed);
        var watch = session.Watch();
        var advice = await session.Get<Advisor>().AdviseAsync(watch, cancellation)
            ?? throw new CommandException(
                $"There is no history of {watch.Name} to advise from; radar backfill --weeks 52 fills it.");
        return session.Write(
            advice, ApiJson.Responses.WatchAdvice, () => AdviceOutput.Write(advice, watch.DateRange.ToString()));
    }
}
