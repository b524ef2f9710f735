using System.CommandLine;
using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Delivery.Outbox;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar retry</c>: revives a dead delivery or makes a pending one due.</summary>
internal static class RetryCommand
{
    private static readonly Argument<string> Id = new("delivery")
    {
        Description = "Id of a dead or pending delivery, such as kqzhwmap-default-12~ops; "
            + "radar deliveries --status dead lists them.",
    };

    public static Command Create()
    {
        var command = new Command("retry", "Revive a dead delivery, or make a pending one due, and try it now.")
        {
            Id, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed, told: typeof(DeliveryAttempt));
        var id = parsed.GetRequiredValue(Id);
        var watch = NotificationId.FindWatch(id.Split('~')[0])
            ?? throw new CommandException($"The delivery is '{id}'; accepted: an id such as kqzhwmap-default-12~ops.");
        var delivery = await session.Get<OperatorActions>().RetryAsync(watch, id, LocalUser.Name, cancellation)
            ?? throw new CommandException(
                $"There is no dead or pending delivery '{id}'; radar deliveries --status dead lists them.");
        return DeliveryText.Write(delivery, parsed.GetValue(CommonOptions.Json));
    }
}
