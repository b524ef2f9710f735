namespace FunctionsRadar.Checks.Advice;

/// <summary>A round level, in percent, that the share has stayed below until now; throughout: in all of the history.</summary>
internal sealed record HeldLevel(decimal Level, DateTimeOffset Since, int Days, bool Throughout)
{
    private const int MaxLevels = 3;

    /// <summary>The lowest ones, each for longer than the one before.</summary>
    public static ImmutableArray<HeldLevel> Find(List<DailyShare> days)
    {
        var held = from level in RoundNumbers.All
                   where level > days[^1].Highest && level <= 100
                   let after = days.FindLastIndex(day => day.Highest >= level) + 1
                   let since = days[after].Newest.LastUpdated
                   select new HeldLevel(level, since, (days[^1].Newest.LastUpdated - since).Days, after == 0);
        ImmutableArray<HeldLevel> longer = [.. held.Where(level => level.Days > 0).DistinctBy(level => level.Since)];
        return longer.Length > MaxLevels ? [.. longer[..(MaxLevels - 1)], longer[^1]] : longer;
    }
}
