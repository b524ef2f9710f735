namespace FunctionsRadar.Radar;

/// <summary>A valid summary: the share of each TLS version over a window.</summary>
/// <param name="LastUpdated">When Cloudflare last updated the dataset.</param>
/// <param name="Window">The period described.</param>
/// <param name="Shares">
/// Percent (0 to 100) by TLS version; they sum to 100 ± 1. At most 32 versions of at most 32 characters.
/// </param>
/// <param name="Confidence">How far the data is to be trusted.</param>
internal sealed record TlsSummary(
    DateTimeOffset LastUpdated, Window Window, ImmutableSortedDictionary<string, decimal> Shares, Confidence Confidence)
{
    /// <summary>
    /// What was counted, in Radar's own words; at most 8. Empty when Radar did not say, or when it was stored without.
    /// </summary>
    public ImmutableArray<Unit> Units
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
