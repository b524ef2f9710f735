using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Checks.Advice;

/// <summary>The thresholds of one measure that are tried, and which of them suits.</summary>
internal sealed class Thresholds
{
    private const int MaxFiringsPerYear = 2;
    private const double DaysPerYear = 365;
    private const int Decimals = 6;

    private readonly Watch _watch;
    private readonly Measure _measure;
    private readonly MeasureDefinition _definition;
    private readonly decimal? _floor;

    public Thresholds(Watch watch, Measure measure, MeasureHistory history)
    {
        (_watch, _measure, _floor) = (watch, measure, history.Floor);
        _definition = MeasureDefinition.For(measure);
        var thresholds = RoundNumbers.Around(history.Floor ?? 0, history.Max, _definition.MaxThreshold);
        var query = new BacktestQuery { Thresholds = thresholds, Measure = measure };
        Rules = [.. query.RulesFor(watch).Select(rule => rule with { Name = $"{measure} {rule.Name}" })];
    }

    /// <summary>A rule for each threshold, the lowest first, with names of their own.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>What suits, by what these rules would have done.</summary>
    /// <param name="results">Those of these rules, among others.</param>
    public MeasureAdvice Advise(ImmutableArray<BacktestResult> results)
    {
        var own = Rules.Select(rule => results.Single(result => result.Rule == rule.Name)).ToArray();
        var recommended = own.FirstOrDefault(result => result.Threshold >= _floor && result.Fired <= Allowed(result));
        return new MeasureAdvice(
            _measure, _floor is { } floor ? Math.Round(floor, Decimals) : null,
            [.. own.Select(result => new Candidate(result.Threshold, result.Fired, result.TimeFiring))],
            recommended?.Threshold, Explain(recommended, own[^1]),
            recommended is null ? AdviceSettings.None : AdviceSettings.For(_watch, _measure, recommended.Threshold));
    }

    private string Explain(BacktestResult? recommended, BacktestResult highest)
    {
        if (_floor is not { } floor)
            return "what is noise cannot be told, since the share was often 0 %";
        if (highest.Threshold < floor)
            return $"its noise reaches up to {Rounded(floor)}, above every threshold there can be";
        return recommended is null
            ? $"even above {_definition.Format(highest.Threshold)} it {WouldHaveFired(highest)}, too often"
            : $"it {WouldHaveFired(recommended)}; {Lower(recommended.Threshold, floor)}";
    }

    // Why it is not a lower one.
    private string Lower(decimal recommended, decimal floor) =>
        Rules.Any(rule => rule.Threshold >= floor && rule.Threshold < recommended)
            ? $"lower ones more often than {MaxFiringsPerYear} times a year"
            : $"noise reaches up to {Rounded(floor)}";

    private string Rounded(decimal floor) => _definition.Format(SignificantDigits.Keep(floor, 2));

    private static string WouldHaveFired(BacktestResult result)
    {
        var days = string.Create(CultureInfo.InvariantCulture, $"in {Days(result):0} days");
        return result.Fired switch
        {
            0 => $"would not have fired {days}",
            1 => $"would have fired once {days}",
            _ => $"would have fired {result.Fired} times {days}",
        };
    }

    // One firing in a shorter history is not yet more than two a year.
    private static double Allowed(BacktestResult result) => Math.Ceiling(MaxFiringsPerYear * Days(result) / DaysPerYear);

    private static double Days(BacktestResult result) => (result.To!.Value - result.From!.Value).TotalDays;
}
