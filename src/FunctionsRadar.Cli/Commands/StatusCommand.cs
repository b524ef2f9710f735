using System.CommandLine;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Status;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar status</c>: where every watch stands, and why.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command(
            "status", "Show where every watch stands, since when and why, from the store; nothing is asked of Radar.")
        {
            CommonOptions.Watches, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed);
        var views = new List<StatusView>();
        foreach (var watch in session.Watches(parsed.GetValue(CommonOptions.Watches)))
            views.Add(
                StatusView.Create(watch.Name, (await session.Get<WatchStore>().FindStateAsync(watch.Name, cancellation))?.Value));
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Write(new Page<StatusView>(views, null), ApiJson.Responses.PageStatusView);
        else
            await WriteAsync(views, session.Get<DeliveryStore>(), cancellation);
        return ExitCode.Ok;
    }

    private static async Task WriteAsync(List<StatusView> views, DeliveryStore deliveries, CancellationToken cancellation)
    {
        var table = new TextTable("Watch", "State", "Legacy share", "Dataset (UTC)", "Last check (UTC)", "Outcome");
        foreach (var view in views)
            table.Add(
                view.Watch, StateCell.Cell(view.State), Share(view), TableFormat.Time(view.LastUpdated),
                TableFormat.Time(view.LastCheck?.At), view.LastCheck is { } check ? StateCell.Cell(check.Outcome) : "–");
        table.Write();
        foreach (var view in views)
        {
            Explain(view);
            await WriteUndeliveredAsync(view.Watch, deliveries, cancellation);
        }
    }

    private static async Task WriteUndeliveredAsync(string watch, DeliveryStore deliveries, CancellationToken cancellation)
    {
        var counts = await deliveries.ReadAsync(watch, cancellation).Select(delivery => delivery.Status)
            .Where(status => status is DeliveryStatus.Dead or DeliveryStatus.Pending).CountBy(status => status)
            .ToListAsync(cancellation);
        var words = string.Join(", ", counts.Select(count => $"{count.Value} {EnumFormat.CamelCase(count.Key)}"));
        if (counts.Count > 0)
            Console.WriteLine($"  deliveries: {words}; radar deliveries tells which");
    }

    private static void Explain(StatusView view)
    {
        Console.WriteLine($"{view.Watch}: {view.LastCheck?.Reason ?? "not checked yet; radar check does"}");
        foreach (var alert in view.Alerts)
        {
            var why = view.Explanation.FirstOrDefault(explanation => explanation.Rule == alert.Rule)?.Reason;
            var since = $"{EnumFormat.CamelCase(alert.State)} since {TimeFormat.Minute(alert.Since)}";
            Console.WriteLine($"  {alert.Rule}: {since}{(why is null ? "" : $": {why}")}");
        }
        if (view.Silence is { } silence)
            Console.WriteLine(
                $"  silenced until {TimeFormat.Minute(silence.Until)}{(silence.Reason is null ? "" : $": {silence.Reason}")}");
    }

    private static string Share(StatusView view) => view.LegacyShare is { } share ? NumberFormat.Percent(share) : "–";
}
