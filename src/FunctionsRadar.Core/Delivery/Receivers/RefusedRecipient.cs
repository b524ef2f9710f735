namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A recipient of a mail that the relay did not take, with its reply, whose text is not to be shown unmasked.</summary>
internal sealed record RefusedRecipient(string Address, int Code, string Text);
