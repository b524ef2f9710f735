using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>Finds in the store the summary that Radar would have given.</summary>
internal sealed class SeriesFinder(WatchStore store, HistoryStore history, WatchList watches)
{
    private const int MaxCandidates = 1000;
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <exception cref="ProblemException">None is stored.</exception>
    public async Task<TlsSummary> FindAsync(SeriesQuery query, CancellationToken cancellation)
    {
        var watch = FindWatch(query);
        if (query.Window is { } window)
            return await FindNearestAsync(watch, window, cancellation);
        var state = (await store.FindStateAsync(watch.Name, cancellation))?.Value;
        if (state?.QueryFingerprint != watch.QueryFingerprint || state.Latest is not { } latest)
            throw ProblemException.NothingStored(watch);
        if (query.Range is not { IsControl: true })
            return latest.Summary;
        return latest.Control
            ?? await FindNearestAsync(watch, GetControlWindow(latest.Summary.Window, watch.DateRange.Length), cancellation);
    }

    private Watch FindWatch(SeriesQuery query)
    {
        var filtered = watches.All.Where(watch => HasFilters(watch, query.Filters)).ToArray();
        if (filtered.Length == 0)
            throw ProblemException.NotFound("No watch has these filters (arc, dkim, dmarc, spf).");
        var length = query.Range?.Length ?? query.Window?.Length;
        // Without a range Radar's default is a week.
        return filtered.Where(watch => length is not { } asked || (watch.DateRange.Length - asked).Duration() < Tolerance)
            .OrderBy(watch => watch.DateRange.Length == Week ? 0 : 1)
            .FirstOrDefault() ?? throw ProblemException.NotFound(
                "No watch with these filters has a range of that length; "
                + $"there is {string.Join(", ", filtered.Select(watch => watch.DateRange))}.");
    }

    private async Task<TlsSummary> FindNearestAsync(Watch watch, Window window, CancellationToken cancellation)
    {
        // A dataset's time is near the end of its window; twice the tolerance finds every snapshot that may fit.
        var (from, to) = (Shift(window.End, -2 * Tolerance), Shift(window.End, 2 * Tolerance));
        var page = await history.ListSnapshotsAsync(
            watch.Name, watch.QueryFingerprint, from, to, MaxCandidates, null, cancellation);
        return page.Items.Select(snapshot => snapshot.Summary)
            .Where(summary => IsNear(summary.Window.Start, window.Start) && IsNear(summary.Window.End, window.End))
            .MinBy(summary => (summary.Window.End - window.End).Duration())
            ?? throw ProblemException.NotFound(
                $"No snapshot of watch '{watch.Name}' is stored for {Format(window.Start)} to {Format(window.End)}.");
    }

    private static bool IsNear(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() <= Tolerance;

    // Shifted by whole weeks, as Radar does, so that weekdays compare.
    private static Window GetControlWindow(Window window, TimeSpan length)
    {
        var shift = Week * Math.Ceiling(length / Week);
        return new Window(Shift(window.Start, -shift), Shift(window.End, -shift));
    }

    private static DateTimeOffset Shift(DateTimeOffset time, TimeSpan by) => new(
        Math.Clamp(time.UtcTicks + by.Ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);

    // In any order.
    private static bool HasFilters(Watch watch, EmailFilters filters) =>
        (watch with { Filters = filters }).QueryFingerprint == watch.QueryFingerprint;

    private static string Format(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}";
}
