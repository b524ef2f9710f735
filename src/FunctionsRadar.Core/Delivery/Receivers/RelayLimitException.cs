namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A mail relay sent more than any dialogue needs.</summary>
internal sealed class RelayLimitException() : IOException("the relay sent more than 256 KiB");
