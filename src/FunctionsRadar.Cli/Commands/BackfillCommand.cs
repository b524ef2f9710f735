using System.CommandLine;
using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Output;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar backfill</c>: fills the history with the past.</summary>
internal static class BackfillCommand
{
    private static readonly Option<int> Weeks = new("--weeks")
    {
        Description = "How many weeks back, 1 to 104.",
        HelpName = "number",
        DefaultValueFactory = _ => 52,
        CustomParser = result => CommonOptions.WholeNumber(result, 1, 104),
    };

    public static Command Create()
    {
        var command = new Command(
            "backfill",
            "Fill the history with the past, a snapshot a day. It may be stopped and run again; no alert moves.")
        {
            Weeks, CommonOptions.Watches, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.Open(parsed);
        var failed = false;
        foreach (var watch in session.Watches(parsed.GetValue(CommonOptions.Watches)))
        {
            var result = await RunAsync(session, watch, parsed.GetValue(Weeks) * 7, cancellation);
            Write(result, parsed.GetValue(CommonOptions.Json));
            failed |= result is { LeftOut: > 0, Added: 0, AlreadyThere: 0 };
        }
        return failed ? ExitCode.Error : ExitCode.Ok;
    }

    private static Task<BackfillResult> RunAsync(
        Session session, Watch watch, int days, CancellationToken cancellation) => ProgressLine.RunAsync(watch.Name, progress =>
    {
        var reports = new ProgressAdapter<BackfillProgress>(report =>
            progress.Report(
                (report.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (double)report.Done / report.Total)));
        return session.Get<Backfill>().RunAsync(watch, days, reports, cancellation);
    });

    private static void Write(BackfillResult result, bool json)
    {
        if (json)
            JsonOutput.Write(result, CliJson.Output.BackfillResult);
        else
            Console.WriteLine(
                $"{result.Watch}: {result.Added} days added, {result.AlreadyThere} were there, {result.LeftOut} left out.");
        if (result.Reason is not null)
            Invocation.Fail($"{result.Watch}: {result.LeftOut} days left out, the last since {result.Reason}");
    }
}
