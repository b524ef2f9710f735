namespace FunctionsRadar.Alerting;

/// <summary>The deliveries to a receiver that died in a period, and why the last one did, without secrets.</summary>
internal sealed record DeadDeliveries(string Receiver, int Count, DateTimeOffset LastAt, string Reason);
