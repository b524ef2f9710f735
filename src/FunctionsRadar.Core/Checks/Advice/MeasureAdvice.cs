using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Thresholds of one measure. Below the floor they would fire for noise; it is null when that cannot be told.</summary>
internal sealed record MeasureAdvice(
    Measure Measure, decimal? Floor, ImmutableArray<Candidate> Candidates, decimal? Recommended, string Reason,
    ImmutableSortedDictionary<string, string> Settings);
