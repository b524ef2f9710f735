using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>Finds in the store what Radar would have answered.</summary>
public sealed class SeriesFinder(WatchStore store, HistoryStore history, WatchList watches)
{
    private const int MostNear = 1000;
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>The summary of a series.</summary>
    /// <exception cref="ProblemException">None is stored.</exception>
    internal async Task<TlsSummary> FindAsync(SeriesQuery query, CancellationToken cancellation)
    {
        var watch = WatchOf(query);
        if (query.Window is { } window)
            return await FindNearestAsync(watch, window, cancellation);
        var latest = (await store.FindStateAsync(watch.Name, cancellation))?.Value.Latest ?? throw Nothing($"Nothing is stored yet for watch '{watch.Name}'.");
        if (query.Range is not { IsControl: true })
            return latest.Summary;
        return latest.Control ?? await FindNearestAsync(watch, Before(latest.Summary.Window, watch.DateRange.Length), cancellation);
    }

    private Watch WatchOf(SeriesQuery query)
    {
        var filtered = watches.All.Where(watch => AreEqual(watch.Filters, query.Filters)).ToArray();
        if (filtered.Length == 0)
            throw Nothing("No watch has these filters (arc, dkim, dmarc, spf).");
        var length = query.Range?.Length ?? (query.Window is { } window ? window.End - window.Start : null);
        var fitting = filtered.Where(watch => length is not { } wanted || (watch.DateRange.Length - wanted).Duration() < Tolerance).ToArray();
        // As Radar does without a range: a week, where there is one.
        return fitting.OrderBy(watch => watch.DateRange.Length == Week ? 0 : 1).FirstOrDefault()
            ?? throw Nothing($"No watch with these filters has a range of that length; there is {string.Join(", ", filtered.Select(watch => watch.DateRange))}.");
    }

    private async Task<TlsSummary> FindNearestAsync(Watch watch, Window window, CancellationToken cancellation)
    {
        // A dataset's time is near the end of its window; twice the tolerance finds every snapshot that may fit.
        var page = await history.ListSnapshotsAsync(watch.Name, Shift(window.End, -2 * Tolerance), Shift(window.End, 2 * Tolerance), MostNear, null, cancellation);
        return page.Items.Select(snapshot => snapshot.Summary)
            .Where(summary => (summary.Window.Start - window.Start).Duration() <= Tolerance && (summary.Window.End - window.End).Duration() <= Tolerance)
            .MinBy(summary => (summary.Window.End - window.End).Duration())
            ?? throw Nothing($"No snapshot of watch '{watch.Name}' is stored for {window.Start:yyyy-MM-dd'T'HH:mm'Z'} to {window.End:yyyy-MM-dd'T'HH:mm'Z'}.");
    }

    // Shifted by whole weeks, as Radar does, so that weekdays compare.
    private static Window Before(Window window, TimeSpan length)
    {
        var shift = Week * Math.Ceiling(length / Week);
        return new Window(Shift(window.Start, -shift), Shift(window.End, -shift));
    }

    private static DateTimeOffset Shift(DateTimeOffset time, TimeSpan by) =>
        new(Math.Clamp(time.UtcTicks + by.Ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);

    private static bool AreEqual(EmailFilters one, EmailFilters other) =>
        AreEqual(one.Arc, other.Arc) && AreEqual(one.Dkim, other.Dkim) && AreEqual(one.Dmarc, other.Dmarc) && AreEqual(one.Spf, other.Spf);

    private static bool AreEqual(ImmutableArray<ValidationResult> one, ImmutableArray<ValidationResult> other) => one.ToHashSet().SetEquals(other);

    private static ProblemException Nothing(string message) => new(StatusCodes.Status404NotFound, message);
}
