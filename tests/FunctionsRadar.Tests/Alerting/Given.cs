using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>Records that tests start from.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A rule that fires where <see cref="Level"/> does not yet.</summary>
    public static readonly Rule Much = Level(3) with { Name = "much" };

    public static DateTimeOffset Hour(double hours) => Start.AddHours(hours);

    public static Rule Level(decimal threshold = 1, decimal? recoverAt = null) => new()
    {
        Name = "level",
        Measure = Measure.LegacyShare,
        Threshold = threshold,
        RecoverAt = recoverAt ?? threshold * 0.9m,
        Receivers = ["ops"],
    };

    public static Rule Rise(decimal threshold = 0.25m, double overHours = 0) => new()
    {
        Name = "rise",
        Measure = Measure.RiseInPoints,
        Over = TimeSpan.FromHours(overHours),
        Threshold = threshold,
        RecoverAt = threshold * 0.9m,
        Receivers = ["ops"],
    };

    /// <summary>Receivers in the settings, all of which want to hear of ends.</summary>
    public static ImmutableDictionary<string, bool> Receivers(params IEnumerable<string> names) =>
        names.ToImmutableDictionary(name => name, _ => true);

    public static Watch Watch(params ImmutableArray<Rule> rules) => new()
    {
        Name = "default",
        DateRange = new DateRange("1d", TimeSpan.FromDays(1)),
        Rules = rules,
        MaximumAge = TimeSpan.FromHours(24),
        NoDataAfter = TimeSpan.FromHours(6),
    };

    public static TlsSummary Summary(
        decimal share, DateTimeOffset lastUpdated, int? level = 5, params ImmutableArray<Annotation> annotations)
    {
        var shares = ImmutableSortedDictionary<string, decimal>.Empty
            .Add("TLS 1.0", share / 2).Add("TLS 1.1", share - (share / 2)).Add("TLS 1.3", 100 - share);
        return new TlsSummary(
            lastUpdated, new Window(lastUpdated.AddDays(-1), lastUpdated), shares, new Confidence(level, annotations));
    }

    /// <summary>The same shares under other labels.</summary>
    public static TlsSummary Relabel(TlsSummary summary, Func<string, string> label) =>
        summary with { Shares = summary.Shares.ToImmutableSortedDictionary(share => label(share.Key), share => share.Value) };

    public static Annotation Annotation(
        string eventType, string dataSource = "ALL", DateTimeOffset? start = null, DateTimeOffset? end = null) =>
        new(dataSource, eventType, "Late data", start, end, null);
}
