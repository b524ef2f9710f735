namespace FunctionsRadar.Radar;

/// <summary>A valid summary: the percentage of each TLS version over a window; they sum to 100 ± 1.</summary>
internal sealed record TlsSummary(
    DateTimeOffset LastUpdated, Window Window, ImmutableSortedDictionary<string, decimal> Shares, Confidence Confidence)
{
    /// <summary>What was counted. Empty when Radar did not say, or when it was stored without.</summary>
    public ImmutableArray<Unit> Units { get => field.IsDefault ? [] : field; init; }
}
