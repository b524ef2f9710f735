namespace FunctionsRadar.Alerting;

/// <summary>What fires for one receiver, beside what it was told (null for nothing) and what is over of that.</summary>
/// <param name="SendResolved">Whether it wants to hear of ends; null when it is not in the settings.</param>
internal sealed record Comparison(
    string Receiver, bool? SendResolved, NotificationLogEntry? Entry, ImmutableArray<Alert> Firing, ImmutableArray<Alert> Over)
{
    private IEnumerable<string> FiringIds => Firing.Select(alert => alert.FiredBy!);
    private bool HasNews => Entry is null || FiringIds.Except(Entry.Told).Any();

    /// <summary>What it hears of; the same for receivers that share a notification.</summary>
    public string Key =>
        $"{Entry?.Incident}|{string.Join(' ', FiringIds)}|{string.Join(' ', Over.Select(alert => alert.FiredBy))}";

    /// <summary>What it is to hear; null for nothing.</summary>
    public NotificationType? FindType(TimeSpan repeatInterval, DateTimeOffset now)
    {
        if (SendResolved is null && !Firing.IsEmpty)
            return null;
        if (Entry is null)
            return Firing.IsEmpty ? null : NotificationType.Fired;
        if (Firing.IsEmpty)
            return NotificationType.Resolved;
        if (HasNews || Entry.Told.Except(FiringIds).Any())
            return NotificationType.Changed;
        return repeatInterval > TimeSpan.Zero && now - Entry.At >= repeatInterval ? NotificationType.Reminder : null;
    }

    public bool Wants(NotificationType type) => SendResolved != false || type switch
    {
        NotificationType.Resolved => false,
        NotificationType.Changed => HasNews,
        _ => true,
    };

    /// <summary>What it knows once it is told.</summary>
    public NotificationLogEntry Told(string incident, DateTimeOffset since, DateTimeOffset now) =>
        new(Receiver, incident, since, [.. FiringIds], now) { FallbackFor = Entry?.FallbackFor ?? [] };

    /// <summary>What it knows when it does not want to be told of the difference.</summary>
    public NotificationLogEntry NotTold() => Entry! with { Told = [.. FiringIds] };
}
