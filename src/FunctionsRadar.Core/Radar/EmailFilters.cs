namespace FunctionsRadar.Radar;

/// <summary>The validation results of the emails that a query is about; an empty array does not filter.</summary>
internal sealed record EmailFilters(
    ImmutableArray<ValidationResult> Arc, ImmutableArray<ValidationResult> Dkim,
    ImmutableArray<ValidationResult> Dmarc, ImmutableArray<ValidationResult> Spf)
{
    public static EmailFilters None { get; } = new([], [], [], []);
}
