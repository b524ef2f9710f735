namespace FunctionsRadar.Alerting;

/// <summary>A notification and who is to get it.</summary>
/// <param name="Notification">The notification.</param>
/// <param name="Receivers">Names of the receivers; at least one.</param>
internal sealed record PlannedNotification(Notification Notification, ImmutableArray<string> Receivers);
