using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>Whether a reading is good enough to decide on, and why, in one line.</summary>
internal sealed record Acceptance(CheckOutcome Outcome, string Reason)
{
    public bool IsAccepted => Outcome is CheckOutcome.Recorded or CheckOutcome.Unchanged;

    /// <summary>Judges a reading: validity first, then what withholds it, then whether it was seen before.</summary>
    public static Acceptance Judge(Watch watch, WatchState state, Reading reading, DateTimeOffset now)
    {
        if (reading.Summary is not { } summary)
            return new(CheckOutcome.Failed, reading.Refusal!);
        if (FindDoubt(watch, summary) is { } doubt)
            return new(CheckOutcome.Withheld, doubt);
        var dataset = $"the dataset of {TimeFormat.Minute(summary.LastUpdated)}";
        var (age, latest) = (now - summary.LastUpdated, state.Latest?.LastUpdated);
        if (age > watch.MaximumAge)
            return new(
                CheckOutcome.Withheld,
                $"{dataset} is {TimeFormat.Length(age)} old, more than {TimeFormat.Length(watch.MaximumAge)}");
        if (summary.LastUpdated < latest)
            return new(CheckOutcome.Withheld, $"{dataset} is older than the latest one, of {TimeFormat.Minute(latest.Value)}");
        return summary.LastUpdated == latest
            ? new(CheckOutcome.Unchanged, $"{dataset} was seen before")
            : new(CheckOutcome.Recorded, $"{dataset} is new: legacy share {NumberFormat.Percent(watch.GetLegacyShare(summary))}");
    }

    /// <summary>Why a summary, or a control, is not good enough to decide on whatever its age; null when it is.</summary>
    public static string? FindDoubt(Watch watch, TlsSummary summary)
    {
        if (summary.Confidence.Level is > 0 and var level && level < watch.MinimumConfidence)
            return $"Cloudflare's confidence in the data is {level} of 5, below {watch.MinimumConfidence}";
        if (summary.Confidence.Annotations.FirstOrDefault(annotation => Withholds(watch, annotation, summary.Window)) is { } note)
            return $"Cloudflare notes {note.EventType} on {note.DataSource} data: {note.Description}";
        // A share of 0 % must not come from a version that was given another name, by Radar or in the settings.
        var labels = summary.Shares.Keys;
        if (labels.Any(watch.IsLegacy) || labels.Concat(watch.LegacyVersions).All(VersionLabel.IsKnown))
            return null;
        return $"no version in the data is one of LegacyVersions ({string.Join(", ", watch.LegacyVersions)}); "
            + $"the data has {string.Join(", ", labels)}";
    }

    /// <summary>Why there is no control good enough to measure against; null when there is.</summary>
    public static string? FindControlFault(Watch watch, Reading reading)
    {
        var fault = reading switch
        {
            { Control: { } control } => FindDoubt(watch, control) is { } doubt ? $"is withheld: {doubt}" : null,
            { ControlRefusal: { } refusal } => $"cannot be had: {refusal}",
            _ => "is not known",
        };
        return fault is null ? null : $"the control, the equal period before, {fault}";
    }

    private static bool Withholds(Watch watch, Annotation annotation, Window window) =>
        watch.WithholdOn.Contains(annotation.EventType, StringComparer.OrdinalIgnoreCase)
        && annotation.DataSource is "ALL" or "EMAIL_SECURITY"
        && annotation.Overlaps(window);
}
