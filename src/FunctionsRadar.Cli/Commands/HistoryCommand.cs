using System.CommandLine;
using System.Globalization;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Snapshots;
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
        await using var session = Session.OpenStored(parsed);
        var watch = session.Watch(parsed.GetValue(CommonOptions.Watch));
        var page = await session.Get<HistoryStore>().ListSnapshotsAsync(
            watch.Name, parsed.GetValue(CommonOptions.From), parsed.GetValue(CommonOptions.To), parsed.GetValue(Limit), null,
            cancellation);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Write(
                new Page<SnapshotView>([.. page.Items.Select(SnapshotView.Create)], page.After),
                ApiJson.Responses.PageSnapshotView);
        else if (page.Items.Count == 0)
            WriteNothing(watch, IsPeriod(parsed));
        else
            Write(watch, page);
        return ExitCode.Ok;
    }

    private static bool IsPeriod(ParseResult parsed) =>
        parsed.GetValue(CommonOptions.From) is not null || parsed.GetValue(CommonOptions.To) is not null;

    private static void WriteNothing(Watch watch, bool isPeriod)
    {
        var when = isPeriod ? " for that time" : "";
        Console.Error.WriteLine($"No snapshot of {watch.Name} is stored{when}; radar check and radar backfill store.");
    }

    private static void Write(Watch watch, Page<Snapshot> page)
    {
        var snapshots = page.Items;
        var largest = snapshots.Select(snapshot => snapshot.LegacyShare).Max();
        var thresholds = watch.Rules.Where(rule => rule.Measure == Measure.LegacyShare).Select(rule => rule.Threshold).ToArray();
        var table = new TextTable("Dataset (UTC)", "Legacy share", "");
        foreach (var snapshot in snapshots)
        {
            var color = Array.Exists(thresholds, threshold => snapshot.LegacyShare > threshold) ? "red" : "green";
            table.Add(
                TableFormat.Time(snapshot.LastUpdated), TableFormat.Share(snapshot.LegacyShare),
                new Cell(TableFormat.Bar(snapshot.LegacyShare, largest, BarWidth), color));
        }
        table.Write();
        if (page.After is null)
            return;
        var next = snapshots[^1].LastUpdated.UtcDateTime.AddSeconds(-1);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"There are older ones: --limit shows up to 1000, --to {next:yyyy-MM-dd'T'HH:mm:ss'Z'} goes on from here."));
    }
}
