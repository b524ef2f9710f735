using FunctionsRadar.Api.Status;

namespace FunctionsRadar.Cli.Commands;

internal static class StatusCommand
{
    public static Command Create() => new Command(
        "status", "Show where every watch stands, since when and why, from the store; nothing is asked of Radar.")
    { CommonOptions.Watches, CommonOptions.Json }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed);
        var views = new List<StatusView>();
        foreach (var watch in session.Watches())
        {
            var state = await session.Get<WatchStore>().FindStateAsync(watch.Name, cancellation);
            views.Add(StatusView.Create(watch.Name, state?.Value));
        }
        if (session.IsJson)
            CliJson.Write(new Page<StatusView>(views, null), ApiJson.Responses.PageStatusView);
        else
            await WriteAsync(views, session.Get<DeliveryStore>(), cancellation);
        return ExitCode.Ok;
    }

    private static async Task WriteAsync(List<StatusView> views, DeliveryStore deliveries, CancellationToken cancellation)
    {
        var table = new TextTable("Watch", "State", "Legacy share", "Dataset (UTC)", "Last check (UTC)", "Outcome");
        foreach (var view in views)
            table.Add(
                view.Watch, Cell.State(view.State), TableFormat.Percent(view.LegacyShare), TableFormat.Time(view.LastUpdated),
                TableFormat.Time(view.LastCheck?.At), view.LastCheck is { } check ? Cell.State(check.Outcome) : "–");
        table.Write();
        foreach (var view in views)
        {
            Explain(view);
            await WriteUndeliveredAsync(view.Watch, deliveries, cancellation);
        }
    }

    private static void Explain(StatusView view)
    {
        Console.WriteLine($"{view.Watch}: {view.LastCheck?.Reason ?? "not checked yet; radar check does"}");
        foreach (var alert in view.Alerts)
        {
            var why = view.Explanation.FirstOrDefault(explanation => explanation.Rule == alert.Rule)?.Reason;
            Console.WriteLine(
                $"  {alert.Rule}: {EnumFormat.CamelCase(alert.State)} since {TimeFormat.Minute(alert.Since)}{AfterColon(why)}");
        }
        if (view.Silence is { } silence)
            Console.WriteLine($"  silenced until {TimeFormat.Minute(silence.Until)}{AfterColon(silence.Reason)}");
    }

    private static string AfterColon(string? why) => why is null ? "" : $": {why}";

    private static async Task WriteUndeliveredAsync(string watch, DeliveryStore deliveries, CancellationToken cancellation)
    {
        var counts = await deliveries.ReadAsync(watch, cancellation).Select(delivery => delivery.Status)
            .Where(status => status is DeliveryStatus.Dead or DeliveryStatus.Pending).CountBy(status => status)
            .Select(count => $"{count.Value} {EnumFormat.CamelCase(count.Key)}").ToListAsync(cancellation);
        if (counts.Count > 0)
            Console.WriteLine($"  deliveries: {string.Join(", ", counts)}; radar deliveries tells which");
    }
}
