namespace FunctionsRadar.Cli.Commands;

internal static class SilenceCommand
{
    private static readonly Option<TimeSpan?> For = CommonOptions.Duration("--for", $"For how long: {Silence.AcceptedLength}.");

    private static readonly Option<string?> Reason =
        new("--reason") { Description = $"Why, at most {Silence.MaxReasonLength} characters.", HelpName = "text" };

    private static readonly Option<bool> End =
        new("--end") { Description = "End the silence now: what still fires and what is over meanwhile is told." };

    public static Command Create() => new Command(
        "silence", "Tell nobody of a watch for a while; what still matters then is told when the silence ends.")
    { For, Reason, End, CommonOptions.Watch, CommonOptions.Json }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (length, reason) = (parsed.GetValue(For), parsed.GetValue(Reason));
        if (parsed.GetValue(End) == length is not null)
            throw new CommandException("Either --for with a duration such as 2h, or --end is needed.");
        if (length is { } asked && !Silence.IsAccepted(asked))
            throw new CommandException($"--for is out of range; accepted: {Silence.AcceptedLength}.");
        if (reason?.Length > Silence.MaxReasonLength)
            throw new CommandException($"--reason is too long; accepted: at most {Silence.MaxReasonLength} characters.");
        await using var session = Session.OpenStored(parsed);
        var (watch, actions) = (session.Watch(), session.Get<OperatorActions>());
        Silence? silence = null;
        if (length is { } given)
            silence = await actions.SilenceAsync(watch, given, reason, Session.User, cancellation);
        else if (!await actions.EndSilenceAsync(watch, Session.User, cancellation))
            throw new CommandException($"Watch '{watch.Name}' is not silenced.");
        var state = silence is null ? "not silenced any more" : $"silenced until {TimeFormat.Minute(silence.Until)}";
        return session.Write(silence, ApiJson.Responses.Silence, () => Console.WriteLine($"{watch.Name} is {state}."));
    }
}
