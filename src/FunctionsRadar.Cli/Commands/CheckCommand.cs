using System.CommandLine;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Operators;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar check</c>: one check now.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command(
            "check",
            "Check now: ask Radar, decide, store, and tell the receivers. "
            + "Exit code 0 ok, 1 pending or withheld, 2 firing, 3 error.")
        {
            CommonOptions.Watches,
            CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.Open(parsed);
        var results = await CheckAsync(session, parsed.GetValue(CommonOptions.Watches), cancellation);
        if (parsed.GetValue(CommonOptions.Json))
            WriteJson(session, results);
        else
            await WriteTextAsync(session, results, cancellation);
        foreach (var failed in results.Where(result => result.Outcome == CheckOutcome.Failed))
            Invocation.Fail($"{failed.Watch}: {failed.Reason}");
        return results.Select(FindExitCode).DefaultIfEmpty(ExitCode.Ok).Max();
    }

    private static async Task<IReadOnlyList<CheckResult>> CheckAsync(
        Session session, string? watch, CancellationToken cancellation)
    {
        try
        {
            return watch is null
                ? await session.Get<CheckRound>().RunAsync(cancellation)
                : [await session.Get<WatchCheck>().RunAsync(session.Watch(watch), cancellation)];
        }
        catch (OperationCanceledException)
        {
            // Exit code 0 would say that all is well.
            throw new CommandException("The check was interrupted.");
        }
    }

    private static async Task WriteTextAsync(Session session, IReadOnlyList<CheckResult> results, CancellationToken cancellation)
    {
        CheckReportText.Write(session, results);
        await DeliverySummary.WriteAsync(session.Get<DeliveryStore>(), results, cancellation);
    }

    private static void WriteJson(Session session, IReadOnlyList<CheckResult> results)
    {
        foreach (var result in results)
            JsonOutput.Write(CheckView.Create(session.Watch(result.Watch), result), ApiJson.Responses.CheckView);
    }

    private static int FindExitCode(CheckResult result) => result switch
    {
        { Outcome: CheckOutcome.Failed } => ExitCode.Error,
        { State.Status: WatchStatus.Firing or WatchStatus.Nodata } => ExitCode.Firing,
        { State.Status: WatchStatus.Pending } or { Outcome: CheckOutcome.Withheld } => ExitCode.Warning,
        _ => ExitCode.Ok,
    };
}
