using System.CommandLine;
using System.CommandLine.Parsing;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Cli;

/// <summary>Options that several commands share, and how their values are read.</summary>
internal static class CommonOptions
{
    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Show on stderr what is going on.",
        Recursive = true,
    };

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "A setting, such as --set Watches:default:DateRange=28d; may be given several times.",
        HelpName = "Key=Value",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Write JSON, for programs." };

    public static Option<string?> Watch { get; } = new("--watch", "-w")
    {
        Description = "Name of the watch, as in Watches:{name}; may be left out when there is one only.",
        HelpName = "name",
    };

    public static Option<string?> Watches { get; } = new("--watch", "-w")
    {
        Description = "Name of a watch, as in Watches:{name}; without it, all watches there are, "
            + "one after the other in the output.",
        HelpName = "name",
    };

    public static Option<DateTimeOffset?> From { get; } = new("--from")
    {
        Description = "Not older than this: a day such as 2026-01-31, or a time such as 2026-01-31T07:00:00Z "
            + "(UTC unless it says otherwise).",
        HelpName = "time",
        CustomParser = Time,
    };

    public static Option<DateTimeOffset?> To { get; } = new("--to")
    {
        Description = "Not newer than this, written like --from.",
        HelpName = "time",
        CustomParser = Time,
    };

    /// <summary>An option for a number of items.</summary>
    public static Option<int> Limit(int usual) => new("--limit", "-n")
    {
        Description = "How many to show at most, 1 to 1000.",
        HelpName = "number",
        DefaultValueFactory = _ => usual,
        CustomParser = result => WholeNumber(result, 1, 1000),
    };

    /// <summary>Reads a duration such as <c>2h</c>.</summary>
    public static TimeSpan? Duration(ArgumentResult result)
    {
        if (DurationText.TryParse(result.Tokens[0].Value, out var duration))
            return duration;
        result.AddError(Refusal(result, DurationText.Accepted));
        return null;
    }

    /// <summary>Reads a whole number.</summary>
    public static int WholeNumber(ArgumentResult result, int least, int most)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        result.AddError(Refusal(result, $"a whole number from {least} to {most}"));
        return least;
    }

    /// <summary>What to tell when a value is not accepted.</summary>
    public static string Refusal(ArgumentResult result, string accepted) =>
        $"{(result.Parent as OptionResult)?.Option.Name} is '{result.Tokens[0].Value}'; accepted: {accepted}.";

    private static DateTimeOffset? Time(ArgumentResult result)
    {
        if (TimeText.TryParse(result.Tokens[0].Value, out var time))
            return time;
        result.AddError(Refusal(result, TimeText.Accepted));
        return null;
    }
}
