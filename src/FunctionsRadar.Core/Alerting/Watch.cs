using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>One named Radar query with its rules.</summary>
internal sealed record Watch
{
    public required string Name { get; init; }
    public required DateRange DateRange { get; init; }
    public EmailFilters Filters { get; init; } = EmailFilters.None;
    public ImmutableArray<string> LegacyVersions { get; init; } = ["TLS 1.0", "TLS 1.1"];
    /// <summary>Readings of a known confidence below this level (1 to 5) are withheld.</summary>
    public int MinimumConfidence { get; init; } = 3;
    public ImmutableArray<string> WithholdOn { get; init; } = ["PIPELINE", "PARTIAL_PROJECTION"];
    /// <summary>Readings whose dataset is older than this are withheld.</summary>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromHours(24);
    /// <summary>Nothing accepted, or a rule not measurable, for longer than this makes the alert <c>nodata</c> fire.</summary>
    public TimeSpan NoDataAfter { get; init; } = TimeSpan.FromHours(6);
    /// <summary>Time between reminders while an incident lasts; zero for none.</summary>
    public TimeSpan RepeatInterval { get; init; } = TimeSpan.FromHours(24);
    /// <summary>How long snapshots are kept: an older one is nothing to measure against.</summary>
    public TimeSpan SnapshotRetention { get; init; } = TimeSpan.FromDays(730);
    /// <summary>In the order of their names.</summary>
    public required ImmutableArray<Rule> Rules { get; init; }

    public ImmutableArray<string> Receivers =>
        [.. Rules.SelectMany(rule => rule.Receivers).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public Rule NoDataRule => new()
    {
        Name = Alert.NoData,
        Measure = Measure.NoData,
        Threshold = (decimal)NoDataAfter.TotalSeconds,
        RecoverAt = 0,
        Receivers = Receivers,
    };

    public TlsQuery Query => new() { Range = DateRange, Filters = Filters };

    /// <summary>Changes with the query and the legacy versions: readings of before and after cannot be compared.</summary>
    public string QueryFingerprint => string.Join('|',
        DateRange, Join(Filters.Arc), Join(Filters.Dkim), Join(Filters.Dmarc), Join(Filters.Spf),
        string.Join(',', LegacyVersions.Select(VersionLabel.Normalize).Distinct().Order(StringComparer.Ordinal)));

    /// <summary>The sum of the shares of the legacy versions, in percent. A version that is not there counts 0.</summary>
    public decimal GetLegacyShare(TlsSummary summary) =>
        summary.Shares.Where(share => IsLegacy(share.Key)).Sum(share => share.Value);

    /// <summary>Whether a label is that of a legacy version, however it is written.</summary>
    public bool IsLegacy(string label) => LegacyVersions.Any(version => VersionLabel.AreSame(version, label));

    private static string Join(ImmutableArray<ValidationResult> results) => string.Join(',', results.Distinct().Order());
}
