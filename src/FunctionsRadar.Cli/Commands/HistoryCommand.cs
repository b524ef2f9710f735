using System.CommandLine;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar history</c>: the stored snapshots.</summary>
internal static class HistoryCommand
{
    private const int BarWidth = 36;

    private static readonly Option<int> Limit = CommonOptions.Limit(30);

    public static Command Create()
    {
        var command = new Command("history", "Show the stored snapshots, newest first, with a bar for each legacy share.")
        {
            CommonOptions.Watch, CommonOptions.From, CommonOptions.To, Limit, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.Open(parsed);
        var watch = session.Watch(parsed.GetValue(CommonOptions.Watch));
        var page = await session.Get<History>().ListSnapshotsAsync(
            watch.Name, parsed.GetValue(CommonOptions.From), parsed.GetValue(CommonOptions.To), parsed.GetValue(Limit), null, cancellation);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Write(new ListView<SnapshotView>([.. page.Items.Select(SnapshotView.Of)], page.Next), ApiJson.Default.ListViewSnapshotView);
        else
            Write(watch, page.Items);
        return ExitCode.Ok;
    }

    private static void Write(Watch watch, IReadOnlyList<Snapshot> snapshots)
    {
        var largest = snapshots.Select(snapshot => snapshot.LegacyShare).DefaultIfEmpty(0).Max();
        var thresholds = watch.Rules.Where(rule => rule.Measure == Measure.LegacyShare).Select(rule => rule.Threshold).ToArray();
        var table = new TextTable("Dataset (UTC)", "Legacy share", "");
        foreach (var snapshot in snapshots)
        {
            var color = Array.Exists(thresholds, threshold => snapshot.LegacyShare > threshold) ? "red" : "green";
            table.Add(Amounts.Time(snapshot.LastUpdated), Amounts.Share(snapshot.LegacyShare), new Cell(Amounts.Bar(snapshot.LegacyShare, largest, BarWidth), color));
        }
        table.Write();
        if (snapshots.Count == 0)
            Console.Error.WriteLine("Nothing is stored for that; radar check and radar backfill store.");
    }
}
