using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>Whether a reading is good enough to decide on.</summary>
/// <param name="Outcome">What comes of the check.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record Acceptance(CheckOutcome Outcome, string Reason)
{
    /// <summary>True when the reading was accepted, be it new or seen before.</summary>
    public bool IsAccepted => Outcome is CheckOutcome.Recorded or CheckOutcome.Unchanged;

    /// <summary>Judges a reading: validity first, then what withholds it, then whether it was seen before.</summary>
    public static Acceptance Of(Watch watch, WatchState state, Reading reading, DateTimeOffset now)
    {
        if (reading.Summary is not { } summary)
            return new Acceptance(CheckOutcome.Failed, reading.Refusal!);
        if (Withholds(watch, state, summary, now) is { } reason)
            return new Acceptance(CheckOutcome.Withheld, reason);
        if (summary.LastUpdated == state.Latest?.LastUpdated && state.Fingerprint == watch.Fingerprint)
            return new Acceptance(CheckOutcome.Unchanged, $"the dataset of {Words.Time(summary.LastUpdated)} was seen before");
        return new Acceptance(CheckOutcome.Recorded, $"the dataset of {Words.Time(summary.LastUpdated)} is new: legacy share {Words.Percent(watch.LegacyShareOf(summary))}");
    }

    private static string? Withholds(Watch watch, WatchState state, TlsSummary summary, DateTimeOffset now)
    {
        if (summary.Confidence.Level is > 0 and var level && level < watch.MinimumConfidence)
            return $"Cloudflare's confidence in the data is {level} of 5, below {watch.MinimumConfidence}";
        if (summary.Confidence.Annotations.FirstOrDefault(annotation => Withholds(watch, annotation, summary.Window)) is { } note)
            return $"Cloudflare notes {note.EventType} on {note.DataSource} data: {note.Description}";
        if (now - summary.LastUpdated > watch.MaximumAge)
            return $"the dataset of {Words.Time(summary.LastUpdated)} is {Words.Length(now - summary.LastUpdated)} old, more than {Words.Length(watch.MaximumAge)}";
        if (summary.LastUpdated < state.Latest?.LastUpdated)
            return $"the dataset of {Words.Time(summary.LastUpdated)} is older than the latest one, of {Words.Time(state.Latest.LastUpdated)}";
        return null;
    }

    private static bool Withholds(Watch watch, Annotation annotation, Window window) =>
        watch.WithholdOn.Contains(annotation.EventType, StringComparer.OrdinalIgnoreCase)
        && (annotation.DataSource is "ALL" or "EMAIL_SECURITY")
        && annotation.Overlaps(window);
}
