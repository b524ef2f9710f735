namespace FunctionsRadar.Delivery.Receivers;

/// <summary>The settings that only one kind of receiver has, secrets among them; derived from where a kind has any.</summary>
internal record ReceiverOptions;
