namespace FunctionsRadar.Radar;

/// <summary>
/// One query to Radar: the parameters of "Get email TLS version summary" for a single series.
/// Either <see cref="Range"/> or both <see cref="Start"/> and <see cref="End"/> are given.
/// </summary>
internal sealed record TlsQuery
{
    /// <summary>The range that ends now, or null when start and end are given.</summary>
    public DateRange? Range { get; init; }

    /// <summary>Start of the range; Radar floors it to 15 minutes.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>End of the range, inclusive; Radar floors it to 15 minutes.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Which emails count.</summary>
    public EmailFilters Filters { get; init; } = EmailFilters.None;

    /// <summary>Label of the series in the response, or null for Radar's own (<c>summary_0</c>).</summary>
    public string? Name { get; init; }

    /// <summary>Length of the window that is asked for, be it a range, its control, or from start to end.</summary>
    public TimeSpan Length => Range?.Length ?? End - Start ?? TimeSpan.Zero;
}
