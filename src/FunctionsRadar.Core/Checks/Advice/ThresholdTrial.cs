using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Tries thresholds of one measure on its history, and tells which of them suits.</summary>
internal sealed class ThresholdTrial(Watch watch, Measure measure, MeasureHistory history)
{
    private const int MaxFiringsPerYear = 2;
    private readonly MeasureDefinition _definition = MeasureDefinition.For(measure);

    /// <summary>A rule for each threshold, the lowest first, named unlike those of other measures.</summary>
    public IEnumerable<Rule> ListRules()
    {
        var thresholds = RoundNumbers.Around(history.Floor ?? 0, history.Max, _definition.MaxThreshold);
        return new BacktestQuery { Thresholds = thresholds, Measure = measure }.RulesFor(watch)
            .Select(rule => rule with { Name = $"{measure} {rule.Name}" });
    }

    public MeasureAdvice Advise(ImmutableArray<BacktestResult> results)
    {
        BacktestResult[] tried = [.. results.Where(result => result.Measure == measure)];
        var days = (tried[0].To!.Value - tried[0].From!.Value).TotalDays;
        // One firing in a shorter history is not yet more than two a year.
        var allowed = Math.Ceiling(MaxFiringsPerYear * days / 365);
        var suits = tried.FirstOrDefault(result => result.Threshold >= history.Floor && result.Fired <= allowed);
        return new MeasureAdvice(
            measure, history.Floor is { } floor ? Math.Round(floor, 6) : null,
            [.. tried.Select(result => new Candidate(result.Threshold, result.Fired, result.TimeFiring))],
            suits?.Threshold, Explain(tried, suits, days), AdviceSettings.For(watch, measure, suits?.Threshold));
    }

    private string Explain(BacktestResult[] tried, BacktestResult? suits, double days)
    {
        if (history.Floor is not { } floor)
            return "what is noise cannot be told, since the share was often 0 %";
        var noise = $"noise reaches up to {_definition.Format(SignificantDigits.Keep(floor, 2))}";
        if (tried[^1].Threshold < floor)
            return $"its {noise}, above every threshold there can be";
        if (suits is null)
            return $"even above {_definition.Format(tried[^1].Threshold)} it {WouldHaveFired(tried[^1], days)}, too often";
        var isLowest = !tried.Any(result => result.Threshold >= floor && result.Threshold < suits.Threshold);
        var whyNotLower = isLowest ? noise : $"lower ones more often than {MaxFiringsPerYear} times a year";
        return $"it {WouldHaveFired(suits, days)}; {whyNotLower}";
    }

    private static string WouldHaveFired(BacktestResult result, double days) => result.Fired switch
    {
        0 => $"would not have fired in {days:0} days",
        1 => $"would have fired once in {days:0} days",
        _ => $"would have fired {result.Fired} times in {days:0} days",
    };
}
