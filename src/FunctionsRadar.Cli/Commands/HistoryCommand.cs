using System.CommandLine;
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

    private static readonly Option<bool> AllQueries = new("--all-queries")
    {
        Description = "Snapshots of what the watch asked before its settings changed too.",
    };

    public static Command Create()
    {
        var command = new Command("history", "Show the stored snapshots, newest first, with a bar for each legacy share.")
        {
            CommonOptions.Watch, CommonOptions.From, CommonOptions.To, AllQueries, Limit, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed);
        var watch = session.Watch(parsed.GetValue(CommonOptions.Watch));
        var page = await ReadAsync(session.Get<HistoryStore>(), watch, parsed, cancellation);
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

    private static Task<Page<Snapshot>> ReadAsync(
        HistoryStore history, Watch watch, ParseResult parsed, CancellationToken cancellation)
    {
        var (from, to) = (parsed.GetValue(CommonOptions.From), parsed.GetValue(CommonOptions.To));
        var limit = parsed.GetValue(Limit);
        return parsed.GetValue(AllQueries)
            ? history.ListSnapshotsAsync(watch.Name, from, to, limit, null, cancellation)
            : history.FindSnapshotsAsync(watch.Name, watch.QueryFingerprint, from, to, limit, null, cancellation);
    }

    private static bool IsPeriod(ParseResult parsed) =>
        parsed.GetValue(CommonOptions.From) is not null || parsed.GetValue(CommonOptions.To) is not null;

    private static void WriteNothing(Watch watch, bool isPeriod)
    {
        var when = isPeriod ? " for that time" : "";
        Console.Error.WriteLine($"No snapshot of {watch.Name} is stored{when}; radar check and radar backfill store, "
            + "and --all-queries shows what it asked before its settings changed.");
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
