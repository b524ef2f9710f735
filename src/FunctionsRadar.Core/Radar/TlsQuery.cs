using System.Collections.Immutable;

namespace FunctionsRadar.Radar;

/// <summary>Result of an ARC, DKIM, DMARC or SPF validation, as Radar filters by it.</summary>
public enum ValidationResult
{
    /// <summary>The check passed.</summary>
    Pass,

    /// <summary>There was nothing to check.</summary>
    None,

    /// <summary>The check failed.</summary>
    Fail,
}

/// <summary>Which emails a question to Radar is about. An empty filter lets everything through.</summary>
/// <param name="Arc">ARC validation results to include.</param>
/// <param name="Dkim">DKIM validation results to include.</param>
/// <param name="Dmarc">DMARC validation results to include.</param>
/// <param name="Spf">SPF validation results to include.</param>
public sealed record EmailFilters(
    ImmutableArray<ValidationResult> Arc,
    ImmutableArray<ValidationResult> Dkim,
    ImmutableArray<ValidationResult> Dmarc,
    ImmutableArray<ValidationResult> Spf)
{
    /// <summary>No filter at all.</summary>
    public static EmailFilters None { get; } = new([], [], [], []);
}

/// <summary>
/// One question to Radar: the parameters of "Get email TLS version summary", asked for a single series.
/// Either <see cref="Range"/> or both <see cref="Start"/> and <see cref="End"/> are given.
/// </summary>
public sealed record TlsQuery
{
    /// <summary>The range that ends now, or null when start and end are given.</summary>
    public DateRange? Range { get; init; }

    /// <summary>Start of the range; Radar floors it to 15 minutes.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>End of the range, inclusive; Radar floors it to 15 minutes.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Which emails count.</summary>
    public EmailFilters Filters { get; init; } = EmailFilters.None;

    /// <summary>Label of the series in the answer, or null for Radar's own (<c>summary_0</c>).</summary>
    public string? Name { get; init; }
}
