namespace FunctionsRadar.Alerting;

/// <summary>What a receiver knows of an incident.</summary>
/// <param name="Receiver">Name of the receiver.</param>
/// <param name="Incident">Id of the incident: that of its first notification.</param>
/// <param name="Since">When the first alert of the incident fired.</param>
/// <param name="Told">The firings that it was told of and has not heard the end of, by <see cref="Alert.FiredBy"/>.</param>
/// <param name="At">When it was last told something.</param>
internal sealed record NotificationLogEntry(
    string Receiver, string Incident, DateTimeOffset Since, ImmutableArray<string> Told, DateTimeOffset At)
{
    /// <summary>The receivers that it stands in for, since they could not be reached; empty for none.</summary>
    public ImmutableArray<string> FallbackFor { get; init; } = [];
}
