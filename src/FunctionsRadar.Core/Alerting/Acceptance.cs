using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>Whether a reading is good enough to decide on.</summary>
/// <param name="Outcome">What comes of the check.</param>
/// <param name="Reason">Why, in one line.</param>
internal sealed record Acceptance(CheckOutcome Outcome, string Reason)
{
    /// <summary>True when the reading was accepted, be it new or seen before.</summary>
    public bool IsAccepted => Outcome is CheckOutcome.Recorded or CheckOutcome.Unchanged;

    /// <summary>Judges a reading: validity first, then what withholds it, then whether it was seen before.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="state">Its state, that of the query in force.</param>
    /// <param name="reading">What was obtained.</param>
    /// <param name="now">Time of the check.</param>
    public static Acceptance Judge(Watch watch, WatchState state, Reading reading, DateTimeOffset now)
    {
        if (reading.Summary is not { } summary)
            return new Acceptance(CheckOutcome.Failed, reading.Refusal!);
        if ((FindDoubt(watch, summary) ?? FindAge(watch, state, summary, now)) is { } reason)
            return new Acceptance(CheckOutcome.Withheld, reason);
        var dataset = $"the dataset of {TimeFormat.Minute(summary.LastUpdated)}";
        return summary.LastUpdated == state.Latest?.LastUpdated
            ? new Acceptance(CheckOutcome.Unchanged, $"{dataset} was seen before")
            : new Acceptance(
                CheckOutcome.Recorded, $"{dataset} is new: legacy share {NumberFormat.Percent(watch.GetLegacyShare(summary))}");
    }

    /// <summary>Why a summary, or a control, is not good enough to decide on whatever its age; null when it is.</summary>
    public static string? FindDoubt(Watch watch, TlsSummary summary)
    {
        if (summary.Confidence.Level is > 0 and var level && level < watch.MinimumConfidence)
            return $"Cloudflare's confidence in the data is {level} of 5, below {watch.MinimumConfidence}";
        if (summary.Confidence.Annotations.FirstOrDefault(annotation => Withholds(watch, annotation, summary.Window)) is { } note)
            return $"Cloudflare notes {note.EventType} on {note.DataSource} data: {note.Description}";
        return FindUnknownLabels(watch, summary);
    }

    private static string? FindAge(Watch watch, WatchState state, TlsSummary summary, DateTimeOffset now)
    {
        var dataset = $"the dataset of {TimeFormat.Minute(summary.LastUpdated)}";
        var age = now - summary.LastUpdated;
        if (age > watch.MaximumAge)
            return $"{dataset} is {TimeFormat.Length(age)} old, more than {TimeFormat.Length(watch.MaximumAge)}";
        if (summary.LastUpdated < state.Latest?.LastUpdated)
            return $"{dataset} is older than the latest one, of {TimeFormat.Minute(state.Latest.LastUpdated)}";
        return null;
    }

    // A share of 0 % must not come from a version that was given another name, by Radar or in the settings.
    private static string? FindUnknownLabels(Watch watch, TlsSummary summary)
    {
        var labels = summary.Shares.Keys;
        if (labels.Any(watch.IsLegacy) || labels.Concat(watch.LegacyVersions).All(VersionLabel.IsKnown))
            return null;
        return $"no version in the data is one of LegacyVersions ({string.Join(", ", watch.LegacyVersions)}); "
            + $"the data has {string.Join(", ", labels)}";
    }

    private static bool Withholds(Watch watch, Annotation annotation, Window window) =>
        watch.WithholdOn.Contains(annotation.EventType, StringComparer.OrdinalIgnoreCase)
        && (annotation.DataSource is "ALL" or "EMAIL_SECURITY")
        && annotation.Overlaps(window);
}
