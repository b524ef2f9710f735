using FunctionsRadar.Api.Http;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>One series that a request asks for: of a range that ends now, of a window, or of the watch's own range.</summary>
internal sealed record SeriesQuery(string Name, EmailFilters Filters, DateRange? Range, Window? Window)
{
    private const int MaxSeries = 10;
    private const int MaxNameLength = 64;

    /// <summary>Lists of several values tell the series apart by position, as Radar does.</summary>
    /// <exception cref="ProblemException">A parameter cannot be used.</exception>
    public static IReadOnlyList<SeriesQuery> Parse(ApiRequest request)
    {
        var (ranges, starts, ends) = (request.Texts("dateRange"), request.Texts("dateStart"), request.Texts("dateEnd"));
        CheckDates(ranges, starts, ends);
        var names = request.Texts("name");
        var count = new[] { 1, ranges.Length, starts.Length, ends.Length, names.Length }.Max();
        if (count > MaxSeries)
            throw ApiRequest.Wrong("name", $"{count} series", $"at most {MaxSeries} series");
        CheckNames(names);
        foreach (var (name, texts) in new[] { ("name", names), ("dateStart", starts), ("dateEnd", ends), ("dateRange", ranges) })
            CheckCount(name, texts, count);
        return
        [
            .. Enumerable.Range(0, count).Select(series => new SeriesQuery(
                names.Length == 0 ? $"summary_{series}" : names[series],
                new EmailFilters(Filter("arc", series), Filter("dkim", series), Filter("dmarc", series), Filter("spf", series)),
                ranges.Length == 0 ? null : ParseRange(ranges[series]),
                starts.Length == 0 ? null : ParseWindow(starts[series], ends[series]))),
        ];

        // For a single series a filter may have several values; otherwise each belongs to the series of its position.
        ImmutableArray<ValidationResult> Filter(string name, int series)
        {
            var texts = request.Texts(name);
            if (count == 1)
                return [.. texts.Select(text => ParseResult(name, text))];
            CheckCount(name, texts, count);
            return texts.Length == 0 ? [] : [ParseResult(name, texts[series])];
        }
    }

    private static void CheckDates(string[] ranges, string[] starts, string[] ends)
    {
        if (ranges.Length > 0 && starts.Length + ends.Length > 0)
            throw ApiRequest.Wrong("dateRange", ranges[0], "either dateRange, or dateStart with dateEnd");
        if (starts.Length > 0 && ends.Length == 0)
            throw ApiRequest.Wrong("dateEnd", "", "a time for each dateStart");
        if (ends.Length > 0 && starts.Length == 0)
            throw ApiRequest.Wrong("dateStart", "", "a time for each dateEnd");
    }

    private static void CheckNames(string[] names)
    {
        if (Array.Find(names, name => name == "meta" || name.Length > MaxNameLength || name.Any(char.IsControl)) is { } odd)
            throw ApiRequest.Wrong("name", odd, $"at most {MaxNameLength} characters without control characters, and not meta");
        if (names.Distinct().Count() < names.Length)
            throw ApiRequest.Wrong("name", string.Join(",", names), "a name of its own for each series");
    }

    private static void CheckCount(string name, string[] texts, int count)
    {
        if (texts.Length > 0 && texts.Length != count)
            throw ApiRequest.Wrong(name, string.Join(",", texts), $"one for each of the {count} series");
    }

    private static DateRange ParseRange(string text) => DateRange.TryParse(text, out var range)
        ? range
        : throw ApiRequest.Wrong("dateRange", text, DateRange.Accepted + ", with control at its end for the equal period before");

    private static Window ParseWindow(string start, string end)
    {
        var window = new Window(ApiRequest.Time("dateStart", start), ApiRequest.Time("dateEnd", end));
        return window.Start < window.End ? window : throw ApiRequest.Wrong("dateStart", start, "a time before dateEnd");
    }

    private static ValidationResult ParseResult(string name, string text) => text switch
    {
        "PASS" => ValidationResult.Pass,
        "NONE" => ValidationResult.None,
        "FAIL" => ValidationResult.Fail,
        _ => throw ApiRequest.Wrong(name, text, "PASS, NONE or FAIL"),
    };
}
