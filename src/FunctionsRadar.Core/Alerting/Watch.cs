using System.Collections.Immutable;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>One named Radar query with its rules.</summary>
public sealed record Watch
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The range of days that each summary describes.</summary>
    public required DateRange DateRange { get; init; }

    /// <summary>Which emails count.</summary>
    public EmailFilters Filters { get; init; } = EmailFilters.None;

    /// <summary>Labels of the versions that count as legacy.</summary>
    public ImmutableArray<string> LegacyVersions { get; init; } = ["TLS 1.0", "TLS 1.1"];

    /// <summary>Readings of a known confidence below this level (1 to 5) are withheld.</summary>
    public int MinimumConfidence { get; init; } = 3;

    /// <summary>Event types of annotations that withhold a reading.</summary>
    public ImmutableArray<string> WithholdOn { get; init; } = ["PIPELINE", "PARTIAL_PROJECTION"];

    /// <summary>Readings whose dataset is older than this are withheld.</summary>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Nothing accepted for this long makes the watch blind.</summary>
    public TimeSpan MaximumSilence { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Its rules, in the order of their names.</summary>
    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>The receivers of all its rules, without repetition, in the order of their names.</summary>
    public ImmutableArray<string> Receivers =>
        [.. Rules.SelectMany(rule => rule.Receivers).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The question that a check asks.</summary>
    public TlsQuery Query => new() { Range = DateRange, Filters = Filters };

    /// <summary>The sum of the shares of the legacy versions, in percent. A version that is not there counts 0.</summary>
    public decimal LegacyShareOf(TlsSummary summary) => LegacyVersions.Sum(version => summary.Shares.GetValueOrDefault(version));

    /// <summary>
    /// Text that changes when readings of before and after cannot be compared: with the query or with the legacy versions.
    /// </summary>
    public string Fingerprint => string.Join('|',
        DateRange, Join(Filters.Arc), Join(Filters.Dkim), Join(Filters.Dmarc), Join(Filters.Spf), string.Join(',', LegacyVersions.Order(StringComparer.Ordinal)));

    private static string Join(ImmutableArray<ValidationResult> results) => string.Join(',', results.Distinct().Order());
}
