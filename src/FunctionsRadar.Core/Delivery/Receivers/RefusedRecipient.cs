namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A recipient of a mail that the relay did not take.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Code">The relay's code, such as 550.</param>
/// <param name="Text">What the relay said; not to be shown unmasked.</param>
internal sealed record RefusedRecipient(string Address, int Code, string Text);
