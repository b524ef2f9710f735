namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A configured destination.</summary>
internal sealed record Receiver(string Name, ReceiverKind Kind, ReceiverOptions Options)
{
    /// <summary>Its kind, as settings write it, such as <c>webhook</c>.</summary>
    public string Type => Kind.Type;

    /// <summary>False to leave out that alerts have ended.</summary>
    public bool SendResolved { get; init; } = true;

    /// <summary>Receiver that is told when a delivery to this one is dead; null for none.</summary>
    public string? Fallback { get; init; }
}
