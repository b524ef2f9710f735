namespace FunctionsRadar.Alerting;

/// <summary>A receiver as far as planning has to know it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SendResolved">False when it does not want to hear that an alert has ended.</param>
internal sealed record Recipient(string Name, bool SendResolved = true);
