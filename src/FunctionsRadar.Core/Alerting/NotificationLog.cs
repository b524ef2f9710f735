namespace FunctionsRadar.Alerting;

/// <summary>Which firing alerts each receiver of a watch was last told of: the only memory of who knows what.</summary>
internal sealed record NotificationLog
{
    public static NotificationLog Empty { get; } = new();

    /// <summary>One for each receiver that has not heard the end of all it was told of, in the order of their names.</summary>
    public ImmutableArray<NotificationLogEntry> Entries { get; init; } = [];
    /// <summary>Alerts that have ended, and whose end somebody in the entries has still to be told.</summary>
    public ImmutableArray<Alert> Ended { get; init; } = [];

    /// <summary>An entry of the incident that goes on; null when nobody knows of one.</summary>
    public NotificationLogEntry? Current => Entries.MaxBy(entry => NotificationId.ParseSequence(entry.Incident));

    public NotificationLogEntry? Find(string receiver) => Entries.FirstOrDefault(entry => entry.Receiver == receiver);

    /// <summary>The log with another entry for a receiver; without one when it knows of nothing any more.</summary>
    public NotificationLog With(NotificationLogEntry entry)
    {
        var others = Entries.Where(other => other.Receiver != entry.Receiver);
        var entries = entry.Told.IsEmpty ? others : others.Append(entry).OrderBy(each => each.Receiver, StringComparer.Ordinal);
        return this with { Entries = [.. entries] };
    }

    /// <summary>The log without ended alerts that no entry refers to.</summary>
    public NotificationLog Prune() =>
        this with { Ended = [.. Ended.Where(alert => Entries.Any(entry => entry.Told.Contains(alert.FiredBy!)))] };

    /// <summary>The log with entries from the future moved to now: the clock was set back.</summary>
    public NotificationLog NotAfter(DateTimeOffset now) =>
        this with { Entries = [.. Entries.Select(entry => entry.At > now ? entry with { At = now } : entry)] };
}
