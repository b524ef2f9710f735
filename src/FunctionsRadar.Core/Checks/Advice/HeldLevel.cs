namespace FunctionsRadar.Checks.Advice;

/// <summary>
/// A round level, in percent, that the share has stayed below until now; throughout when no snapshot that was looked at is as
/// high, so that it may be for longer than that.
/// </summary>
internal sealed record HeldLevel(decimal Level, DateTimeOffset Since, int Days, bool Throughout)
{
    private const int MaxLevels = 3;

    /// <summary>The lowest ones, each for longer than the one before.</summary>
    public static ImmutableArray<HeldLevel> Find(IReadOnlyList<DailyShare> days)
    {
        var held = RoundNumbers.All.Where(level => level > days[^1].Highest && level <= 100)
            .Select(level => Find(days, level)).Where(level => level.Days > 0)
            .DistinctBy(level => level.Since).ToArray();
        return [.. held.Length > MaxLevels ? [.. held.Take(MaxLevels - 1), held[^1]] : held];
    }

    private static HeldLevel Find(IReadOnlyList<DailyShare> days, decimal level)
    {
        var after = days.Count - days.Reverse().TakeWhile(day => day.Highest < level).Count();
        var since = days[after].Newest.LastUpdated;
        return new HeldLevel(level, since, (days[^1].Newest.LastUpdated - since).Days, after == 0);
    }
}
