using System.CommandLine;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar silence</c>: tells nobody of a watch for a while.</summary>
internal static class SilenceCommand
{
    private static readonly Option<TimeSpan?> For = new("--for")
    {
        Description = $"For how long: {Silence.AcceptedLength}.",
        HelpName = "duration",
        CustomParser = CommonOptions.Duration,
    };

    private static readonly Option<string?> Reason = new("--reason")
    {
        Description = $"Why, at most {Silence.MaxReasonLength} characters.",
        HelpName = "text",
    };

    private static readonly Option<bool> End = new("--end")
    {
        Description = "End the silence now: what still fires and what is over meanwhile is told.",
    };

    public static Command Create()
    {
        var command = new Command(
            "silence", "Tell nobody of a watch for a while; what still matters then is told when the silence ends.")
        {
            For, Reason, End, CommonOptions.Watch, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (length, reason) = (parsed.GetValue(For), parsed.GetValue(Reason));
        if (parsed.GetValue(End) == length is not null)
            throw new CommandException("Either --for with a duration such as 2h, or --end is needed.");
        if (length is { } asked && !Silence.IsAccepted(asked))
            throw new CommandException($"--for is out of range; accepted: {Silence.AcceptedLength}.");
        if (reason?.Length > Silence.MaxReasonLength)
            throw new CommandException($"--reason is too long; accepted: at most {Silence.MaxReasonLength} characters.");
        await using var session = Session.Open(parsed);
        var watch = session.Watch(parsed.GetValue(CommonOptions.Watch));
        var actions = session.Get<OperatorActions>();
        if (length is { } given)
            Write(
                watch, await actions.SilenceAsync(watch, given, reason, LocalUser.Name, cancellation),
                parsed.GetValue(CommonOptions.Json));
        else if (!await actions.EndSilenceAsync(watch, LocalUser.Name, cancellation))
            throw new CommandException($"Watch '{watch.Name}' is not silenced.");
        else
            Write(watch, null, parsed.GetValue(CommonOptions.Json));
        return ExitCode.Ok;
    }

    private static void Write(Watch watch, Silence? silence, bool json)
    {
        if (json)
            JsonOutput.Write(silence, ApiJson.Responses.Silence);
        else
            Console.WriteLine(
                silence is null
                    ? $"{watch.Name} is not silenced any more."
                    : $"{watch.Name} is silenced until {TimeFormat.Minute(silence.Until)}.");
    }
}
