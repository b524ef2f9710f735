using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks;

/// <summary>What a rule would have done.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Measure">What it measures.</param>
/// <param name="Threshold">It fires above this.</param>
/// <param name="Snapshots">Snapshots that it decided on.</param>
/// <param name="From">The oldest of them; null when there are none.</param>
/// <param name="To">The newest of them; null when there are none.</param>
/// <param name="Fired">How often it would have fired.</param>
/// <param name="Firings">When it would have fired, oldest first: the last <see cref="MaxFirings"/> of them.</param>
/// <param name="TimeFiring">How long it would have fired in all.</param>
/// <param name="LongestQuiet">The longest time without firing.</param>
internal sealed record BacktestResult(
    string Rule, Measure Measure, decimal Threshold, int Snapshots, DateTimeOffset? From, DateTimeOffset? To,
    int Fired, ImmutableArray<Firing> Firings, TimeSpan TimeFiring, TimeSpan LongestQuiet)
{
    /// <summary>Most firings that are told one by one.</summary>
    public const int MaxFirings = 100;
}
