using System.CommandLine;
using System.Runtime.CompilerServices;
using FunctionsRadar.Api;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar deliveries</c>: who was told what.</summary>
internal static class DeliveriesCommand
{
    private static readonly Option<int> Limit = CommonOptions.Limit(30);
    private static readonly Option<string?> Status = new("--status") { Description = "Only those that stand there." };

    public static Command Create()
    {
        Status.AcceptOnlyFromAmong([.. Enum.GetValues<DeliveryStatus>().Select(status => States.Word(status))]);
        var command = new Command("deliveries", "Show who was told what: pending deliveries first, then the newest, with the last attempt of each.")
        {
            CommonOptions.Watch, Status, Limit, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.Open(parsed);
        var watch = session.Watch(parsed.GetValue(CommonOptions.Watch));
        var views = await ReadAsync(session.Get<Outbox>(), watch.Name, parsed.GetValue(Status), cancellation).Take(parsed.GetValue(Limit)).ToListAsync(cancellation);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Write(new ListView<DeliveryView>(views, null), ApiJson.Default.ListViewDeliveryView);
        else
            Write(views);
        return ExitCode.Ok;
    }

    private static async IAsyncEnumerable<DeliveryView> ReadAsync(
        Outbox outbox, string watch, string? status, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pending = await outbox.ListPendingAsync(watch, cancellation);
        foreach (var delivery in pending.Select(delivery => delivery.Value).Reverse().Where(HasStatus))
            yield return DeliveryView.Of(delivery);
        string? after = null;
        do
        {
            var page = await outbox.ListReceiptsAsync(watch, 1000, after, cancellation);
            foreach (var delivery in page.Items.Where(HasStatus))
                yield return DeliveryView.Of(delivery);
            after = page.Next;
        }
        while (after is not null);

        bool HasStatus(DeliveryRecord delivery) => status is null || States.Word(delivery.Status) == status;
    }

    private static void Write(List<DeliveryView> views)
    {
        var table = new TextTable("Delivery", "Tells", "Status", "Made (UTC)", "Attempts", "Last attempt");
        foreach (var view in views)
            table.Add(view.Id, States.Word(view.Type), States.Cell(view.Status), Amounts.Time(view.CreatedAt), $"{view.Attempts.Length}", view.Attempts.LastOrDefault()?.Outcome ?? "–");
        table.Write();
    }
}
