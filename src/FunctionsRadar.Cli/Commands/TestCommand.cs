using System.CommandLine;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar test</c>: sends a test to a receiver.</summary>
internal static class TestCommand
{
    private static readonly Argument<string> Name = new("receiver")
    {
        Description = "Name of the receiver, as in Receivers:{name}:Type.",
    };

    public static Command Create()
    {
        var command = new Command("test", "Send a test message to a receiver, through the outbox like any other.")
        {
            Name, CommonOptions.Watch, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.Open(parsed, told: typeof(DeliveryAttempt));
        var name = parsed.GetRequiredValue(Name);
        var known = string.Join(", ", session.Settings.Receivers.Select(one => one.Name));
        var receiver = session.Get<ReceiverList>().Find(name)
            ?? throw new CommandException($"The receiver is '{name}'; accepted: {known}.");
        var watch = session.Watches(parsed.GetValue(CommonOptions.Watch))[0];
        var delivery = await session.Get<OperatorActions>().TestAsync(watch, receiver, LocalUser.Name, cancellation);
        return DeliveryText.Write(delivery, parsed.GetValue(CommonOptions.Json));
    }
}
