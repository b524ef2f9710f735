using FunctionsRadar.Delivery.Outbox;

namespace FunctionsRadar.Cli.Commands;

internal static class RetryCommand
{
    private const string Example = $"such as {DeliveryId.Example}";
    private const string WhereListed = "radar deliveries --status dead lists them";

    private static readonly Argument<string> Id =
        new("delivery") { Description = $"Id of a dead or pending delivery, {Example}; {WhereListed}." };

    public static Command Create() => new Command(
        "retry", "Revive a dead delivery, or make a pending one due, and try it now.") { Id, CommonOptions.Json }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed, told: typeof(DeliveryAttempt));
        var id = parsed.GetRequiredValue(Id);
        var watch = DeliveryId.FindWatch(id)
            ?? throw new CommandException($"The delivery is '{id}'; accepted: an id {Example}.");
        var delivery = await session.Get<OperatorActions>().RetryAsync(watch, id, Session.User, cancellation)
            ?? throw new CommandException($"There is no dead or pending delivery '{id}'; {WhereListed}.");
        return DeliveryText.Write(delivery, session.IsJson);
    }
}
