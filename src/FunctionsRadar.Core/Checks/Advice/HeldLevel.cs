namespace FunctionsRadar.Checks.Advice;

/// <summary>A round level that the share has stayed below, by every snapshot there is.</summary>
/// <param name="Level">Percent.</param>
/// <param name="Since">Since when.</param>
/// <param name="Days">For how many whole days, up to the newest snapshot.</param>
/// <param name="Throughout">True when no snapshot that was looked at is as high: it may be longer than that.</param>
internal sealed record HeldLevel(decimal Level, DateTimeOffset Since, int Days, bool Throughout)
{
    private const int MaxLevels = 3;

    /// <summary>The lowest ones, each longer than the one before, and no more than three; the longest time last.</summary>
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
