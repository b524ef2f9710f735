namespace FunctionsRadar.Radar;

/// <summary>Which emails a query is about. An empty filter lets everything through.</summary>
/// <param name="Arc">ARC validation results to include.</param>
/// <param name="Dkim">DKIM validation results to include.</param>
/// <param name="Dmarc">DMARC validation results to include.</param>
/// <param name="Spf">SPF validation results to include.</param>
internal sealed record EmailFilters(
    ImmutableArray<ValidationResult> Arc,
    ImmutableArray<ValidationResult> Dkim,
    ImmutableArray<ValidationResult> Dmarc,
    ImmutableArray<ValidationResult> Spf)
{
    /// <summary>No filter at all.</summary>
    public static EmailFilters None { get; } = new([], [], [], []);
}
