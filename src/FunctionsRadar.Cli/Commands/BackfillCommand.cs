namespace FunctionsRadar.Cli.Commands;

internal static class BackfillCommand
{
    private static readonly Option<int> Weeks = CommonOptions.Number("--weeks", "How many weeks back, 1 to 104.", 52, 104);

    public static Command Create() => new Command(
        "backfill", "Fill the history with the past, a snapshot a day. It may be stopped and run again; no alert moves.")
    { Weeks, CommonOptions.Watches, CommonOptions.Json }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = new Session(parsed, asksRadar: true);
        var (backfill, days) = (session.Get<Backfill>(), parsed.GetValue(Weeks) * 7);
        var code = ExitCode.Ok;
        foreach (var watch in session.Watches())
        {
            var result = await ProgressLine.RunAsync<BackfillProgress, BackfillResult>(
                watch.Name, progress => ($"{progress.Day:yyyy-MM-dd}", (double)progress.Done / progress.Total),
                report => backfill.RunAsync(watch, days, report, cancellation));
            session.Write(result, CliJson.Output.BackfillResult, () => Console.WriteLine(
                $"{result.Watch}: {result.Added} days added, {result.AlreadyThere} were there, {result.LeftOut} left out."));
            if (result.Reason is not null)
                Invocation.Fail($"{result.Watch}: {result.LeftOut} days left out, the last since {result.Reason}");
            if (result is { LeftOut: > 0, Added: 0, AlreadyThere: 0 })
                code = ExitCode.Error;
        }
        return code;
    }
}
