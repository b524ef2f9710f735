using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Writes a query as a relative URI; throws <see cref="ArgumentException"/> for what Radar would not accept.</summary>
internal static class RadarUri
{
    public static Uri Summary(RadarEndpoint endpoint, TlsQuery query)
    {
        var path = endpoint == RadarEndpoint.TlsVersion ? "summary/tls_version" : "summary/TLS_VERSION";
        return Build(path, query, query.Name is { } name ? [("name", CheckedName(name))] : []);
    }

    /// <summary>The versions are known and normalized.</summary>
    public static Uri TopTlds(TlsQuery query, IEnumerable<string> versions, int limit)
    {
        if (limit is < 1 or > 100)
            throw NotAccepted(nameof(limit), limit, "1 to 100");
        // Radar filters by TLSv1_0 what it labels TLS 1.0.
        var filters = versions.Select(version => ("tlsVersion", version.Replace("TLS", "TLSv").Replace('.', '_')));
        return Build("top/tlds", query, [.. filters, ("limit", $"{limit}")]);
    }

    private static Uri Build(string path, TlsQuery query, IEnumerable<(string, string)> more)
    {
        IEnumerable<(string Name, string Value)> parameters =
        [
            .. Dates(query), .. Filter("arc", query.Filters.Arc), .. Filter("dkim", query.Filters.Dkim),
            .. Filter("dmarc", query.Filters.Dmarc), .. Filter("spf", query.Filters.Spf), .. more,
        ];
        var text = string.Concat(parameters.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}&"));
        return new Uri($"radar/email/security/{path}?{text}format=JSON", UriKind.Relative);
    }

    private static (string, string)[] Dates(TlsQuery query) => query switch
    {
        { Range: { } range, Start: null, End: null } => [("dateRange", CheckedRange(range))],
        { Range: null, Start: { } start, End: { } end } when end > start => [("dateStart", Date(start)), ("dateEnd", Date(end))],
        { Range: null, Start: { } start, End: { } end } =>
            throw NotAccepted("dateEnd", Date(end), $"a time after dateStart, {Date(start)}"),
        _ => throw NotAccepted("dateRange", NamesGiven(query), "either dateRange, or dateStart together with dateEnd"),
    };

    private static IEnumerable<(string, string)> Filter(string name, ImmutableArray<ValidationResult> results) =>
        (results.IsDefault ? [] : results).Select(result => Enum.IsDefined(result)
            ? (name, result.ToString().ToUpperInvariant())
            : throw NotAccepted(name, result, "PASS, NONE or FAIL"));

    private static string CheckedRange(DateRange range) =>
        DateRange.TryParse($"{range}", out _) ? $"{range}" : throw NotAccepted("dateRange", range, DateRange.Accepted);

    private static string CheckedName(string name) =>
        name.Length is >= 1 and <= 64 && name.All(c => c is >= ' ' and <= '~') && name != "meta"
            ? name
            : throw NotAccepted("name", OneLine.From(name, 80), "1 to 64 printable ASCII characters, but not meta");

    private static string Date(DateTimeOffset time) => $"{time.UtcDateTime:s}Z";

    private static string NamesGiven(TlsQuery query)
    {
        (string Name, object? Value)[] dates = [("dateRange", query.Range), ("dateStart", query.Start), ("dateEnd", query.End)];
        return string.Join(" with ", dates.Where(date => date.Value is not null).Select(date => date.Name));
    }

    private static ArgumentException NotAccepted(string parameter, object value, string accepted) =>
        new($"{parameter} is '{value}'; accepted: {accepted}.", parameter);
}
