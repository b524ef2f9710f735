using FunctionsRadar.Api.Deliveries;

namespace FunctionsRadar.Cli.Commands;

internal static class DeliveriesCommand
{
    private const int MaxOutcomeLength = 48;

    private static readonly Option<string?> Status =
        new("--status") { Description = "Only those with this status: pending, delivered, superseded or dead." };

    public static Command Create()
    {
        Status.AcceptOnlyFromAmong([.. Enum.GetValues<DeliveryStatus>().Select(status => EnumFormat.CamelCase(status))]);
        return new Command(
            "deliveries", "Show who was told what: pending deliveries first, then the newest, with the last attempt of each.")
        { CommonOptions.Watch, Status, CommonOptions.Limit, CommonOptions.Json }.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed);
        var watch = session.Watch().Name;
        var (status, limit) = (parsed.GetValue(Status), parsed.GetValue(CommonOptions.Limit));
        var all = await session.Get<DeliveryStore>().ReadAsync(watch, cancellation)
            .Where(delivery => status is null || EnumFormat.CamelCase(delivery.Status) == status).Take(limit + 1)
            .ToListAsync(cancellation);
        var shown = all.Take(limit).ToArray();
        var view = new Page<DeliveryView>([.. shown.Select(DeliveryView.Create)], null);
        return session.Write(view, ApiJson.Responses.PageDeliveryView, () =>
        {
            if (shown.Length == 0)
                Console.Error.WriteLine($"There is no {(status is null ? "" : status + " ")}delivery of {watch}.");
            else
                Write(shown, all.Count > limit);
        });
    }

    private static void Write(DeliveryRecord[] deliveries, bool areMore)
    {
        var table = new TextTable("Delivery", "Type", "Status", "Created (UTC)", "Attempts", "Last attempt");
        foreach (var delivery in deliveries)
        {
            var outcome = OneLine.Cut(delivery.Attempts.LastOrDefault()?.Outcome ?? "–", MaxOutcomeLength);
            var again = delivery.NextAttemptAt is { } next ? $"; again after {TableFormat.Time(next)[^5..]}" : "";
            table.Add(
                delivery.Id, EnumFormat.CamelCase(delivery.Notification.Type), Cell.State(delivery.Status),
                TableFormat.Time(delivery.CreatedAt), $"{delivery.Attempts.Length}", outcome + again);
        }
        table.Write();
        if (areMore)
            Console.Error.WriteLine("There are more: --limit shows up to 1000.");
        if (deliveries.FirstOrDefault(delivery => delivery.Status == DeliveryStatus.Dead) is { } dead)
            Console.Error.WriteLine($"radar retry {dead.Id} tries a dead one again.");
    }
}
