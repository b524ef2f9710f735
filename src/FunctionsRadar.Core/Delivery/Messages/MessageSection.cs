namespace FunctionsRadar.Delivery.Messages;

/// <summary>Rows of a message that belong together; at least one.</summary>
internal sealed record MessageSection(string Title, ImmutableArray<Fact> Facts);
