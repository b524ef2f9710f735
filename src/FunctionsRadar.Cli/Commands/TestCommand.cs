using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Cli.Commands;

internal static class TestCommand
{
    private static readonly Argument<string> Name =
        new("receiver") { Description = "Name of the receiver, as in Receivers:{name}:Type." };

    public static Command Create() => new Command(
        "test", "Send a test message to a receiver, through the outbox like any other.")
    { Name, CommonOptions.FirstWatch, CommonOptions.Json }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = new Session(parsed, told: typeof(DeliveryAttempt));
        var name = parsed.GetRequiredValue(Name);
        var known = string.Join(", ", session.Settings.Receivers.Select(one => one.Name));
        var receiver = session.Get<ReceiverList>().Find(name)
            ?? throw new CommandException($"The receiver is '{name}'; accepted: {known}.");
        var actions = session.Get<OperatorActions>();
        var delivery = await actions.TestAsync(session.FirstWatch(), receiver, Session.User, cancellation);
        return DeliveryText.Write(delivery, session.IsJson);
    }
}
