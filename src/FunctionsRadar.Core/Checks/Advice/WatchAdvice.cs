namespace FunctionsRadar.Checks.Advice;

/// <summary>What thresholds suit the history of a watch, and what that rests on.</summary>
internal sealed record WatchAdvice
{
    public required string Watch { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public required decimal LegacyShare { get; init; }
    /// <summary>Why there is no advice yet, and what to do about it; null when there is advice.</summary>
    public string? Missing { get; init; }
    public required string PointsUsed { get; init; }
    /// <summary>Null without two days in a row, as <see cref="WindowToWindow"/> without two windows.</summary>
    public required Noise? DayToDay { get; init; }
    public required Noise? WindowToWindow { get; init; }
    /// <summary>Null when there is no advice yet, or too few points.</summary>
    public Trend? Trend { get; init; }
    public required ImmutableArray<HeldLevel> Below { get; init; }
    /// <summary>The newest share of each window, or of each week where that is longer, oldest first, in percent.</summary>
    public required ImmutableArray<decimal> Shares { get; init; }
    public ImmutableArray<MeasureAdvice> Measures { get; init; } = [];
}
