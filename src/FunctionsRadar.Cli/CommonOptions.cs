using System.CommandLine.Parsing;

namespace FunctionsRadar.Cli;

/// <summary>Options that several commands share, and how the values of options are read.</summary>
internal static class CommonOptions
{
    private delegate bool TryParse<T>(string text, out T value);

    public static Option<bool> Verbose { get; } =
        new("--verbose") { Description = "Show on stderr what is going on.", Recursive = true };

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "A setting, such as --set Watches:default:DateRange=28d; may be given several times.",
        HelpName = "Key=Value",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Write JSON, for programs." };

    public static Option<string?> Watch { get; } =
        WatchName("Name of the watch, as in Watches:{name}; may be left out when there is one only.");

    public static Option<string?> FirstWatch { get; } =
        WatchName("Name of the watch, as in Watches:{name}; the first one unless given.");

    public static Option<string?> Watches { get; } =
        WatchName("Name of a watch, as in Watches:{name}; without it, all watches there are, one after the other in the output.");

    public static Option<DateTimeOffset?> From { get; } = Time(
        "--from",
        "Not older than this: a day such as 2026-01-31, or a time such as 2026-01-31T07:00:00Z (UTC unless it says otherwise).");

    public static Option<DateTimeOffset?> To { get; } = Time("--to", "Not newer than this, written like --from.");
    public static Option<int> Limit { get; } = Number("--limit", "How many to show at most, 1 to 1000.", 30, 1000, "-n");

    /// <summary>A whole number from 1 on.</summary>
    public static Option<int> Number(string name, string description, int usual, int most, params string[] aliases) =>
        new(name, aliases)
        {
            Description = description,
            HelpName = "number",
            DefaultValueFactory = _ => usual,
            CustomParser = result => Parse<int>(
                result,
                (text, out number) => int.TryParse(text, NumberStyles.None, null, out number) && number >= 1 && number <= most,
                $"a whole number from 1 to {most}") ?? usual,
        };

    public static Option<TimeSpan?> Duration(string name, string description) =>
        Parsed<TimeSpan>(name, description, "duration", DurationText.TryParse, DurationText.Accepted);

    public static void Refuse(ArgumentResult result, string value, string accepted) =>
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} is '{value}'; accepted: {accepted}.");

    private static Option<string?> WatchName(string description) =>
        new("--watch", "-w") { Description = description, HelpName = "name" };

    private static Option<DateTimeOffset?> Time(string name, string description) =>
        Parsed<DateTimeOffset>(name, description, "time", TimeText.TryParse, TimeText.Accepted);

    private static Option<T?> Parsed<T>(string name, string description, string kind, TryParse<T> tryParse, string accepted)
        where T : struct =>
        new(name) { Description = description, HelpName = kind, CustomParser = result => Parse(result, tryParse, accepted) };

    private static T? Parse<T>(ArgumentResult result, TryParse<T> tryParse, string accepted)
        where T : struct
    {
        var text = result.Tokens[0].Value;
        if (tryParse(text, out var value))
            return value;
        Refuse(result, text, accepted);
        return null;
    }
}
