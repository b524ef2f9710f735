namespace FunctionsRadar.Settings;

/// <summary>The schedules of the timers.</summary>
/// <param name="Check">When to check.</param>
/// <param name="Delivery">When to look for due deliveries.</param>
internal sealed record Schedules(Schedule Check, Schedule Delivery);
