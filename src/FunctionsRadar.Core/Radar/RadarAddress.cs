using System.Collections.Immutable;
using System.Globalization;

namespace FunctionsRadar.Radar;

/// <summary>Writes a question as an address relative to the API's base, after checking every part of it.</summary>
internal static class RadarAddress
{
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Root = "radar/email/security/";

    /// <summary>The address of a summary of a dimension (<c>TLS_VERSION</c>, or the deprecated <c>tls_version</c>).</summary>
    /// <exception cref="ArgumentException">A part of the query is not accepted.</exception>
    public static string Summary(string dimension, TlsQuery query)
    {
        var parameters = DatesAndFilters(query);
        if (query.Name is { } name)
            parameters.Add(("name", CheckedName(name)));
        return Join($"{Root}summary/{dimension}", parameters);
    }

    /// <summary>The address of the top-level domains that send most over the given versions (<c>TLSv1_0</c> and so on).</summary>
    /// <exception cref="ArgumentException">A part of the query is not accepted.</exception>
    public static string TopTlds(TlsQuery query, IEnumerable<string> versions, int limit)
    {
        if (limit is < 1 or > 100)
            throw Refused(nameof(limit), limit, "1 to 100");
        var parameters = DatesAndFilters(query);
        parameters.AddRange(versions.Select(version => ("tlsVersion", version)));
        parameters.Add(("limit", limit.ToString(CultureInfo.InvariantCulture)));
        return Join($"{Root}top/tlds", parameters);
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
        { Range: null, Start: { } start, End: { } end } => throw Refused("dateEnd", Date(end), $"a time after dateStart, {Date(start)}"),
        _ => throw Refused("dateRange", Given(query), "either dateRange, or dateStart together with dateEnd"),
    };

    private static IEnumerable<(string, string)> Filter(string name, ImmutableArray<ValidationResult> results)
    {
        foreach (var result in results.IsDefault ? [] : results)
        {
            if (!Enum.IsDefined(result))
                throw Refused(name, result, "PASS, NONE or FAIL");
            yield return (name, result.ToString().ToUpperInvariant());
        }
    }

    private static string CheckedRange(DateRange range) =>
        DateRange.TryParse(range.ToString(), out _) ? range.ToString() : throw Refused("dateRange", range, DateRange.Accepted);

    private static string CheckedName(string name) =>
        name.Length is >= 1 and <= 64 && name.All(c => c is >= ' ' and <= '~') && name != "meta"
            ? name
            : throw Refused("name", RadarText.OneLine(name, 80), "1 to 64 printable ASCII characters, but not meta");

    private static string Join(string path, IEnumerable<(string Name, string Value)> parameters) =>
        $"{path}?{string.Concat(parameters.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}&"))}format=JSON";

    private static string Date(DateTimeOffset time) => time.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static string Given(TlsQuery query)
    {
        var given = new (string Name, object? Value)[] { ("dateRange", query.Range), ("dateStart", query.Start), ("dateEnd", query.End) };
        return string.Join(" with ", given.Where(part => part.Value is not null).Select(part => part.Name));
    }

    private static ArgumentException Refused(string parameter, object value, string accepted) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{parameter} is '{value}'; accepted: {accepted}."), parameter);
}
