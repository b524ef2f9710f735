namespace FunctionsRadar.Settings;

internal sealed record Schedules(Schedule Check, Schedule Delivery);
