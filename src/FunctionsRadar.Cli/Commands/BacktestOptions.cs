using System.CommandLine;
using System.CommandLine.Parsing;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Checks;

namespace FunctionsRadar.Cli.Commands;

/// <summary>The options of a backtest that make up its rules.</summary>
internal static class BacktestOptions
{
    private static readonly Option<decimal[]> Thresholds = new("--threshold", "-t")
    {
        Description = "Fires above this; several with commas between them.",
        HelpName = "0.8[,1,1.2]",
        Required = true,
        CustomParser = result => Numbers(result, 0),
    };

    private static readonly Option<Measure> Measured = new("--measure")
    {
        Description = "What is measured.",
        DefaultValueFactory = _ => Measure.LegacyShare,
    };

    private static readonly Option<Against?> MeasuredAgainst = new("--against")
    {
        Description = "What a rise is measured against; Previous unless given.",
    };

    private static readonly Option<TimeSpan?> Over = new("--over")
    {
        Description = "Age of the snapshot that a rise is measured against; the window's length unless given.",
        HelpName = "duration",
        CustomParser = CommonOptions.Duration,
    };

    private static readonly Option<decimal[]> RecoverAt = new("--recover-at")
    {
        Description = "Recovers at or below this, up to the lowest threshold; 90 % of each threshold unless given.",
        HelpName = "number",
        CustomParser = result => Numbers(result, -BacktestQuery.MaxThreshold),
    };

    private static readonly Option<int> Confirmations =
        Count("--confirmations", "Distinct datasets above the threshold before it fires.");
    private static readonly Option<int> RecoveryConfirmations =
        Count("--recovery-confirmations", "Distinct datasets at or below the recovery threshold, in a row, before it resolves.");

    public static void AddTo(Command command)
    {
        Option[] options = [Thresholds, RecoverAt, Measured, MeasuredAgainst, Over, Confirmations, RecoveryConfirmations];
        foreach (var option in options)
            command.Add(option);
    }

    /// <summary>What is asked for.</summary>
    /// <exception cref="CommandException">The options contradict each other.</exception>
    public static BacktestQuery Read(ParseResult parsed)
    {
        var query = new BacktestQuery
        {
            Thresholds = parsed.GetRequiredValue(Thresholds),
            Measure = parsed.GetValue(Measured),
            Against = parsed.GetValue(MeasuredAgainst),
            Over = parsed.GetValue(Over),
            RecoverAt = parsed.GetValue(RecoverAt) switch
            {
                null or [] => null,
                [var only] => only,
                _ => throw new CommandException("--recover-at is given several times; accepted: one number."),
            },
            Confirmations = parsed.GetValue(Confirmations),
            RecoveryConfirmations = parsed.GetValue(RecoveryConfirmations),
        };
        return query.Contradiction() is var (name, accepted)
            ? throw new CommandException(
                $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(name)} does not fit; accepted: {accepted}.")
            : query;
    }

    private static Option<int> Count(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => 1,
        CustomParser = result => CommonOptions.WholeNumber(result, 1, 1000),
    };

    private static decimal[] Numbers(ArgumentResult result, decimal least)
    {
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        var numbers = new List<decimal>();
        var name = (result.Parent as OptionResult)?.Option.Name;
        foreach (var text in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && number >= least
                && number <= BacktestQuery.MaxThreshold)
                numbers.Add(number);
            else
                result.AddError($"{name} is '{text}'; accepted: numbers such as 0.8, with commas between them.");
        }
        return [.. numbers];
    }
}
