namespace FunctionsRadar.Alerting;

/// <summary>A notification and the names of the receivers that are to get it, at least one.</summary>
internal sealed record PlannedNotification(Notification Notification, ImmutableArray<string> Receivers);
