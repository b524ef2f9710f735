using FunctionsRadar.Api.Operators;

namespace FunctionsRadar.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create() => new Command(
        "check",
        "Check now: ask Radar, decide, store, and tell the receivers. Exit code 0 ok, 1 pending or withheld, 2 firing, 3 error.")
    { CommonOptions.Watches, CommonOptions.Json }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = new Session(parsed, asksRadar: true);
        var only = parsed.GetValue(CommonOptions.Watches) is null ? null : session.Watches()[0];
        var results = await CheckAsync(session, only, cancellation);
        if (session.IsJson)
            WriteJson(results, session.Get<WatchList>());
        else
            await CheckOutput.WriteAsync(session, results, cancellation);
        foreach (var failed in results.Where(result => result.Outcome == CheckOutcome.Failed))
            Invocation.Fail($"{failed.Watch}: {failed.Reason}");
        return results.Select(FindExitCode).DefaultIfEmpty(ExitCode.Ok).Max();
    }

    private static async Task<IReadOnlyList<CheckResult>> CheckAsync(
        Session session, Watch? only, CancellationToken cancellation)
    {
        try
        {
            return only is null
                ? await session.Get<CheckRound>().RunAsync(cancellation)
                : [await session.Get<WatchCheck>().RunAsync(only, cancellation)];
        }
        catch (OperationCanceledException)
        {
            // Exit code 0 would say that all is well.
            throw new CommandException("The check was interrupted.");
        }
    }

    private static void WriteJson(IReadOnlyList<CheckResult> results, WatchList watches)
    {
        foreach (var result in results)
            CliJson.Write(CheckView.Create(watches.Find(result.Watch)!, result), ApiJson.Responses.CheckView);
    }

    private static int FindExitCode(CheckResult result) => result switch
    {
        { Outcome: CheckOutcome.Failed } => ExitCode.Error,
        { State.Status: WatchStatus.Firing or WatchStatus.Nodata } => ExitCode.Firing,
        { State.Status: WatchStatus.Pending } or { Outcome: CheckOutcome.Withheld } => ExitCode.Warning,
        _ => ExitCode.Ok,
    };
}
