namespace FunctionsRadar.Alerting;

/// <summary>What a receiver knows of an incident, and when it was last told something.</summary>
/// <param name="Incident">Id of its first notification.</param>
/// <param name="Since">When its first alert fired.</param>
/// <param name="Told">The firings that the receiver has not heard the end of, by <see cref="Alert.FiredBy"/>.</param>
internal sealed record NotificationLogEntry(
    string Receiver, string Incident, DateTimeOffset Since, ImmutableArray<string> Told, DateTimeOffset At)
{
    /// <summary>The receivers that it stands in for, since they could not be reached.</summary>
    public ImmutableArray<string> FallbackFor { get; init; } = [];
}
