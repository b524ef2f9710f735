using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks.Advice;

internal static class MissingHistory
{
    private const int MinDays = 28;
    private const int DefaultWeeks = 52;
    private const int MaxWeeks = 104;
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>What is missing and what to do; null for nothing. The changes are those from window to window.</summary>
    public static string? Explain(Watch watch, List<DailyShare> days, int changes)
    {
        var needed = Math.Max(MinDays, (int)(watch.DateRange.Length * MeasureHistory.MinChanges).TotalDays);
        var there = (days[^1].Newest.LastUpdated - days[0].Newest.LastUpdated + Slack).Days;
        if (there >= needed && changes >= MeasureHistory.MinChanges)
            return null;
        var most = Math.Min(watch.SnapshotRetention.Days, MaxWeeks * 7);
        if (needed > most)
            return $"{needed} days of history are needed for {watch.DateRange}, and there can be {most} at most "
                + $"(Storage:SnapshotRetention; radar backfill goes back {MaxWeeks} weeks): "
                + "advice cannot be given for such a range.";
        var lacking = there < needed
            ? $"{needed} days of history are needed, and there are {there}: {needed - there} are missing."
            : $"The history has gaps: {changes} changes over {watch.DateRange} can be told, and "
                + $"{MeasureHistory.MinChanges} are needed.";
        // From the first of so many days to the last it is one less.
        var weeks = Math.Clamp((needed / 7) + 1, DefaultWeeks, MaxWeeks);
        return $"{lacking} radar backfill --weeks {weeks} fills them.";
    }
}
