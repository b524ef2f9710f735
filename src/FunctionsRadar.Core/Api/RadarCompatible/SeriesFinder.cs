using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>Finds in the store the summary that Radar would have given.</summary>
internal sealed class SeriesFinder(WatchStore store, HistoryStore history, WatchList watches)
{
    private const int MaxCandidates = 1000;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm'Z'";
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>The summary of a series.</summary>
    /// <exception cref="ProblemException">None is stored.</exception>
    public async Task<TlsSummary> FindAsync(SeriesQuery query, CancellationToken cancellation)
    {
        var watch = FindWatch(query);
        if (query.Window is { } window)
            return await FindNearestAsync(watch, window, cancellation);
        var state = (await store.FindStateAsync(watch.Name, cancellation))?.Value;
        var latest = (state?.QueryFingerprint == watch.QueryFingerprint ? state.Latest : null)
            ?? throw NotFound($"Nothing is stored yet for watch '{watch.Name}'.");
        if (query.Range is not { IsControl: true })
            return latest.Summary;
        return latest.Control
            ?? await FindNearestAsync(watch, GetControlWindow(latest.Summary.Window, watch.DateRange.Length), cancellation);
    }

    private Watch FindWatch(SeriesQuery query)
    {
        var filtered = watches.All.Where(watch => AreEqual(watch.Filters, query.Filters)).ToArray();
        if (filtered.Length == 0)
            throw NotFound("No watch has these filters (arc, dkim, dmarc, spf).");
        var length = query.Range?.Length ?? (query.Window is { } window ? window.End - window.Start : null);
        // Without a range Radar's default is a week.
        return filtered.Where(watch => length is not { } asked || (watch.DateRange.Length - asked).Duration() < Tolerance)
            .OrderBy(watch => watch.DateRange.Length == Week ? 0 : 1)
            .FirstOrDefault() ?? throw NoRange(filtered);
    }

    private async Task<TlsSummary> FindNearestAsync(Watch watch, Window window, CancellationToken cancellation)
    {
        // A dataset's time is near the end of its window; twice the tolerance finds every snapshot that may fit.
        var (from, to) = (Shift(window.End, -2 * Tolerance), Shift(window.End, 2 * Tolerance));
        var page = await history.FindSnapshotsAsync(
            watch.Name, watch.QueryFingerprint, from, to, MaxCandidates, null, cancellation);
        return page.Items.Select(snapshot => snapshot.Summary)
            .Where(summary => IsNear(summary.Window.Start, window.Start) && IsNear(summary.Window.End, window.End))
            .MinBy(summary => (summary.Window.End - window.End).Duration())
            ?? throw NotFound(
                $"No snapshot of watch '{watch.Name}' is stored for {Format(window.Start)} to {Format(window.End)}.");
    }

    private static bool IsNear(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() <= Tolerance;

    // Shifted by whole weeks, as Radar does, so that weekdays compare.
    private static Window GetControlWindow(Window window, TimeSpan length)
    {
        var shift = Week * Math.Ceiling(length / Week);
        return new Window(Shift(window.Start, -shift), Shift(window.End, -shift));
    }

    private static DateTimeOffset Shift(DateTimeOffset time, TimeSpan by)
    {
        var ticks = Math.Clamp(time.UtcTicks + by.Ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static bool AreEqual(EmailFilters one, EmailFilters other) =>
        AreEqual(one.Arc, other.Arc) && AreEqual(one.Dkim, other.Dkim)
        && AreEqual(one.Dmarc, other.Dmarc) && AreEqual(one.Spf, other.Spf);

    private static bool AreEqual(ImmutableArray<ValidationResult> one, ImmutableArray<ValidationResult> other) =>
        one.ToHashSet().SetEquals(other);

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static ProblemException NoRange(IEnumerable<Watch> watches)
    {
        var ranges = string.Join(", ", watches.Select(watch => watch.DateRange));
        return NotFound($"No watch with these filters has a range of that length; there is {ranges}.");
    }

    private static ProblemException NotFound(string message) => new(StatusCodes.Status404NotFound, message);
}
