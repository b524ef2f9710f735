namespace FunctionsRadar.Delivery.Receivers;

/// <summary>The settings of a receiver that takes JSON over HTTP. All are secret.</summary>
internal sealed record WebOptions(Uri Url, params ImmutableArray<string> Keys) : ReceiverOptions;
