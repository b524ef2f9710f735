namespace FunctionsRadar.Alerting;

/// <summary>State of an alert: pending is above the threshold, but not confirmed as often as the rule asks.</summary>
public enum AlertState { Ok, Pending, Firing }
