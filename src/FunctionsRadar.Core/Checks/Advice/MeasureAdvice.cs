using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Thresholds of one measure.</summary>
/// <param name="Measure">What is measured; rises against the snapshot one window earlier.</param>
/// <param name="Floor">
/// Lower ones would fire for what is only noise, in the unit of the measure; null when that cannot be told.
/// </param>
/// <param name="Candidates">Some thresholds, the lowest first.</param>
/// <param name="Recommended">The one that suits; null for none.</param>
/// <param name="Reason">Why.</param>
/// <param name="Settings">What to set for it, by name and value; empty when none is recommended.</param>
internal sealed record MeasureAdvice(
    Measure Measure, decimal? Floor, ImmutableArray<Candidate> Candidates, decimal? Recommended, string Reason,
    ImmutableSortedDictionary<string, string> Settings);
