using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Api.Snapshots;

namespace FunctionsRadar.Cli.Commands;

internal static class HistoryCommand
{
    private static readonly Option<bool> AllQueries =
        new("--all-queries") { Description = "Snapshots of what the watch asked before its settings changed too." };

    public static Command Create() => new Command(
        "history", "Show the stored snapshots, newest first, with a bar for each legacy share.")
    {
        CommonOptions.Watch, CommonOptions.From, CommonOptions.To, AllQueries, CommonOptions.Limit, CommonOptions.Json,
    }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed);
        var (watch, history) = (session.Watch(), session.Get<HistoryStore>());
        var (from, to) = (parsed.GetValue(CommonOptions.From), parsed.GetValue(CommonOptions.To));
        var limit = parsed.GetValue(CommonOptions.Limit);
        var query = parsed.GetValue(AllQueries) ? null : watch.QueryFingerprint;
        var page = await history.ListSnapshotsAsync(watch.Name, query, from, to, limit, null, cancellation);
        return session.Write(page.Select(SnapshotView.Create), ApiJson.Responses.PageSnapshotView, () =>
        {
            if (page.Items.Count > 0)
                Write(watch, page);
            else
                Console.Error.WriteLine(
                    $"No snapshot of {watch.Name} is stored{(from is null && to is null ? "" : " for that time")}; "
                    + "radar check and radar backfill store, and --all-queries shows what it asked before its settings changed.");
        });
    }

    private static void Write(Watch watch, Page<Snapshot> page)
    {
        var largest = page.Items.Max(snapshot => snapshot.LegacyShare);
        var lowest = watch.Rules.Where(rule => rule.Measure == Measure.LegacyShare).Min(rule => (decimal?)rule.Threshold);
        var table = new TextTable("Dataset (UTC)", "Legacy share", "");
        foreach (var snapshot in page.Items)
        {
            var bar = new Cell(TableFormat.Bar(snapshot.LegacyShare, largest), snapshot.LegacyShare > lowest ? "red" : "green");
            table.Add(TableFormat.Time(snapshot.LastUpdated), $"{snapshot.LegacyShare,7:0.000} %", bar);
        }
        table.Write();
        if (page.After is null)
            return;
        var next = page.Items[^1].LastUpdated.UtcDateTime.AddSeconds(-1);
        Console.Error.WriteLine(
            $"There are older ones: --limit shows up to 1000, --to {next:yyyy-MM-dd'T'HH:mm:ss'Z'} goes on from here.");
    }
}
