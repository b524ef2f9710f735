namespace FunctionsRadar.Alerting;

/// <summary>The deliveries to a receiver that died in a period.</summary>
/// <param name="Receiver">Name of the receiver.</param>
/// <param name="Count">How many.</param>
/// <param name="LastAt">When the last of them died.</param>
/// <param name="Reason">What its last attempt came to, in one line; no secret is in it.</param>
internal sealed record DeadDeliveries(string Receiver, int Count, DateTimeOffset LastAt, string Reason);
