namespace FunctionsRadar.Checks.Advice;

/// <summary>What thresholds suit the history of a watch, and what that rests on.</summary>
internal sealed record WatchAdvice
{
    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    /// <summary>The oldest snapshot that was looked at.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The newest snapshot.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The share in the newest snapshot, in percent.</summary>
    public required decimal LegacyShare { get; init; }

    /// <summary>Why there is no advice yet, and what to do about it; null when there is advice.</summary>
    public string? Missing { get; init; }

    /// <summary>Which snapshots the numbers are taken from.</summary>
    public required string PointsUsed { get; init; }

    /// <summary>How much the share moves from day to day, in points; null without two days in a row.</summary>
    public required Noise? DayToDay { get; init; }

    /// <summary>How much the share moves from one window to the next, in points; null without two in a row.</summary>
    public required Noise? WindowToWindow { get; init; }

    /// <summary>Where the share is going in the long run; null when there is no advice yet, or too few points.</summary>
    public Trend? Trend { get; init; }

    /// <summary>Round levels that the share has stayed below; the longest time last.</summary>
    public required ImmutableArray<HeldLevel> Below { get; init; }

    /// <summary>The newest share of each window, or of each week where that is longer, oldest first, in percent.</summary>
    public required ImmutableArray<decimal> Shares { get; init; }

    /// <summary>Thresholds by measure; empty when there is no advice yet.</summary>
    public ImmutableArray<MeasureAdvice> Measures { get; init; } = [];
}
