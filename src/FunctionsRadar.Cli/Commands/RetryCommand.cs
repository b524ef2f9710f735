using System.CommandLine;
using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Delivery;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar retry</c>: revives a dead delivery.</summary>
internal static class RetryCommand
{
    private static readonly Argument<string> Id = new("delivery") { Description = "Id of a dead delivery, such as default-level-12~ops; radar deliveries --status dead lists them." };

    public static Command Create()
    {
        var command = new Command("retry", "Revive a dead delivery, and try it now.") { Id, CommonOptions.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed, told: typeof(DeliveryAttempt));
        var id = parsed.GetRequiredValue(Id);
        var watch = NotificationIds.WatchOf(id.Split('~')[0]) ?? throw new CommandException($"The delivery is '{id}'; accepted: an id such as default-level-12~ops.");
        var delivery = await session.Get<Operations>().RetryAsync(watch, id, cancellation)
            ?? throw new CommandException($"There is no dead delivery '{id}'; radar deliveries --status dead lists them.");
        return DeliveryText.Write(delivery, parsed.GetValue(CommonOptions.Json));
    }
}
