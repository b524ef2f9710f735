namespace FunctionsRadar.Settings;

/// <summary>When to check, and when to look for due deliveries.</summary>
internal sealed record Schedules(Schedule Check, Schedule Delivery);
