namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A configured destination.</summary>
internal sealed record Receiver
{
    public required string Name { get; init; }

    /// <summary>Its kind, as settings write it, such as <c>webhook</c>. See <see cref="ReceiverKinds"/>.</summary>
    public required string Type { get; init; }
    public ReceiverOptions Options { get; init; } = new();

    /// <summary>False when its kind knows nothing but incidents.</summary>
    public bool TakesDigests { get; init; } = true;

    /// <summary>False to leave out that alerts have ended.</summary>
    public bool SendResolved { get; init; } = true;

    /// <summary>Receiver that is told when a delivery to this one is dead; null for none.</summary>
    public string? Fallback { get; init; }
}
