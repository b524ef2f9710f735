namespace FunctionsRadar.Radar;

/// <summary>A query for one series of "Get email TLS version summary": either a range, or both start and end.</summary>
internal sealed record TlsQuery
{
    public DateRange? Range { get; init; }
    /// <summary>Radar floors start and end, which is inclusive, to 15 minutes.</summary>
    public DateTimeOffset? Start { get; init; }
    public DateTimeOffset? End { get; init; }
    public EmailFilters Filters { get; init; } = EmailFilters.None;
    /// <summary>Label of the series in the response; null for Radar's own, <c>summary_0</c>.</summary>
    public string? Name { get; init; }

    public TimeSpan Length => Range?.Length ?? End - Start ?? TimeSpan.Zero;
}
