namespace FunctionsRadar.Delivery.Messages;

/// <summary>Rows of a message that belong together.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Facts">The rows; at least one.</param>
internal sealed record MessageSection(string Title, ImmutableArray<Fact> Facts);
