namespace FunctionsRadar.Settings;

/// <summary>When the program does what it does by itself.</summary>
/// <param name="Check">When to check.</param>
/// <param name="Delivery">When to look for due deliveries.</param>
public sealed record Schedules(Schedule Check, Schedule Delivery);
