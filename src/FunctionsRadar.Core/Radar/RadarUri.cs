using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Writes a query as a URI relative to the API's base, after checking every part of it.</summary>
internal static class RadarUri
{
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Root = "radar/email/security/";

    /// <summary>The URI of a summary.</summary>
    /// <exception cref="ArgumentException">A part of the query is not accepted.</exception>
    public static Uri Summary(RadarEndpoint endpoint, TlsQuery query)
    {
        var parameters = DatesAndFilters(query);
        if (query.Name is { } name)
            parameters.Add(("name", CheckedName(name)));
        return Build(endpoint == RadarEndpoint.TlsVersion ? "summary/tls_version" : "summary/TLS_VERSION", parameters);
    }

    /// <summary>The URI of the top-level domains that send most over the given versions (<c>TLSv1_0</c> and so on).</summary>
    /// <exception cref="ArgumentException">A part of the query is not accepted.</exception>
    public static Uri TopTlds(TlsQuery query, IEnumerable<string> versions, int limit)
    {
        if (limit is < 1 or > 100)
            throw NotAccepted(nameof(limit), limit, "1 to 100");
        var parameters = DatesAndFilters(query);
        parameters.AddRange(versions.Select(version => ("tlsVersion", version)));
        parameters.Add(("limit", limit.ToString(CultureInfo.InvariantCulture)));
        return Build("top/tlds", parameters);
    }

    private static List<(string Name, string Value)> DatesAndFilters(TlsQuery query) =>
    [
        .. Dates(query),
        .. Filter("arc", query.Filters.Arc),
        .. Filter("dkim", query.Filters.Dkim),
        .. Filter("dmarc", query.Filters.Dmarc),
        .. Filter("spf", query.Filters.Spf),
    ];

    private static (string, string)[] Dates(TlsQuery query) => query switch
    {
        { Range: { } range, Start: null, End: null } => [("dateRange", CheckedRange(range))],
        { Range: null, Start: { } start, End: { } end } when end > start => [("dateStart", Date(start)), ("dateEnd", Date(end))],
        { Range: null, Start: { } start, End: { } end } =>
            throw NotAccepted("dateEnd", Date(end), $"a time after dateStart, {Date(start)}"),
        _ => throw NotAccepted("dateRange", NamesGiven(query), "either dateRange, or dateStart together with dateEnd"),
    };

    private static IEnumerable<(string, string)> Filter(string name, ImmutableArray<ValidationResult> results)
    {
        foreach (var result in results.IsDefault ? [] : results)
        {
            if (!Enum.IsDefined(result))
                throw NotAccepted(name, result, "PASS, NONE or FAIL");
            yield return (name, result.ToString().ToUpperInvariant());
        }
    }

    private static string CheckedRange(DateRange range) => DateRange.TryParse(range.ToString(), out _)
        ? range.ToString()
        : throw NotAccepted("dateRange", range, DateRange.Accepted);

    private static string CheckedName(string name) =>
        name.Length is >= 1 and <= 64 && name.All(c => c is >= ' ' and <= '~') && name != "meta"
            ? name
            : throw NotAccepted("name", OneLine.From(name, 80), "1 to 64 printable ASCII characters, but not meta");

    private static Uri Build(string path, IEnumerable<(string Name, string Value)> parameters)
    {
        var query = string.Concat(parameters.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}&"));
        return new Uri($"{Root}{path}?{query}format=JSON", UriKind.Relative);
    }

    private static string Date(DateTimeOffset time) => time.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static string NamesGiven(TlsQuery query)
    {
        var given = new (string Name, object? Value)[]
        {
            ("dateRange", query.Range), ("dateStart", query.Start), ("dateEnd", query.End),
        };
        return string.Join(" with ", given.Where(part => part.Value is not null).Select(part => part.Name));
    }

    private static ArgumentException NotAccepted(string parameter, object value, string accepted) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{parameter} is '{value}'; accepted: {accepted}."), parameter);
}
