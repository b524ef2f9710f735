using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Cli.Commands;

/// <summary>The options of a backtest that make up its rules.</summary>
internal static class BacktestRule
{
    private static readonly Option<decimal[]> Thresholds = new("--threshold", "-t")
    {
        Description = "Fires above this; several with commas between them.",
        HelpName = "0.8[,1,1.2]",
        Required = true,
        CustomParser = Numbers,
    };

    private static readonly Option<Measure> MeasureOption = new("--measure") { Description = "What is measured.", DefaultValueFactory = _ => Measure.LegacyShare };
    private static readonly Option<Against> AgainstOption = new("--against") { Description = "What a rise is measured against.", DefaultValueFactory = _ => Against.Previous };

    private static readonly Option<TimeSpan?> Over = new("--over")
    {
        Description = "Age of the snapshot that a rise is measured against; the window's length unless given.",
        HelpName = "duration",
        CustomParser = CommonOptions.Duration,
    };

    private static readonly Option<int> Confirmations = new("--confirmations")
    {
        Description = "Distinct datasets above the threshold before it fires.",
        HelpName = "number",
        DefaultValueFactory = _ => 1,
        CustomParser = result => CommonOptions.WholeNumber(result, 1, 1000),
    };

    public static void AddOptionsTo(Command command)
    {
        command.Add(Thresholds);
        command.Add(MeasureOption);
        command.Add(AgainstOption);
        command.Add(Over);
        command.Add(Confirmations);
    }

    /// <summary>A rule for each threshold, named after it.</summary>
    /// <exception cref="CommandException">The options contradict each other.</exception>
    public static ImmutableArray<Rule> Read(ParseResult parsed, Watch watch)
    {
        var measure = parsed.GetValue(MeasureOption);
        if (measure == Measure.LegacyShare && (parsed.GetResult(AgainstOption) is { Implicit: false } || parsed.GetValue(Over) is not null))
            throw new CommandException("--against and --over belong to --measure RiseInPoints or RiseInPercent; LegacyShare is measured against nothing.");
        return [.. parsed.GetRequiredValue(Thresholds).Distinct().Order().Select(threshold => new Rule
        {
            Name = threshold.ToString(CultureInfo.InvariantCulture),
            Measure = measure,
            Against = parsed.GetValue(AgainstOption),
            Over = parsed.GetValue(Over) ?? watch.DateRange.Length,
            Threshold = threshold,
            RecoverAt = threshold * 0.9m,
            Confirmations = parsed.GetValue(Confirmations),
            Receivers = [],
        })];
    }

    private static decimal[] Numbers(ArgumentResult result)
    {
        var numbers = new List<decimal>();
        foreach (var text in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000)
                numbers.Add(number);
            else
                result.AddError($"--threshold is '{text}'; accepted: numbers such as 0.8, with commas between them.");
        }
        return [.. numbers];
    }
}
