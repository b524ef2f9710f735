using System.Collections.Immutable;
using System.Globalization;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>One series that a request asks for.</summary>
/// <param name="Name">Its label in the answer.</param>
/// <param name="Filters">Which emails count.</param>
/// <param name="Range">The range that ends now; null for the watch's own, or when a window is given.</param>
/// <param name="Window">The period; null when a range is given.</param>
internal sealed record SeriesQuery(string Name, EmailFilters Filters, DateRange? Range, Window? Window)
{
    private const int MostSeries = 10;
    private const int LongestName = 64;

    /// <summary>The series that a request asks for: lists of several values tell them apart by position, as Radar does.</summary>
    /// <exception cref="ProblemException">A parameter cannot be used.</exception>
    public static IReadOnlyList<SeriesQuery> Read(RequestParameters parameters)
    {
        var (ranges, starts, ends) = (parameters.Texts("dateRange"), parameters.Texts("dateStart"), parameters.Texts("dateEnd"));
        if (ranges.Count > 0 && starts.Count + ends.Count > 0)
            throw RequestParameters.Wrong("dateRange", ranges[0], "either dateRange, or dateStart with dateEnd");
        if (starts.Count > 0 && ends.Count == 0)
            throw RequestParameters.Wrong("dateEnd", "", "a time for each dateStart");
        if (ends.Count > 0 && starts.Count == 0)
            throw RequestParameters.Wrong("dateStart", "", "a time for each dateEnd");
        var names = parameters.Texts("name");
        var count = new[] { 1, ranges.Count, starts.Count, ends.Count, names.Count }.Max();
        if (count > MostSeries)
            throw RequestParameters.Wrong("name", string.Create(CultureInfo.InvariantCulture, $"{count} series"), $"at most {MostSeries} series");
        var labels = Names(names, count);
        var windows = Windows(OneEach("dateStart", starts, count), OneEach("dateEnd", ends, count));
        OneEach("dateRange", ranges, count);
        var filters = (Arc: Filter(parameters, "arc", count), Dkim: Filter(parameters, "dkim", count), Dmarc: Filter(parameters, "dmarc", count), Spf: Filter(parameters, "spf", count));
        return
        [
            .. Enumerable.Range(0, count).Select(series => new SeriesQuery(
                labels[series],
                new EmailFilters(filters.Arc(series), filters.Dkim(series), filters.Dmarc(series), filters.Spf(series)),
                ranges.Count == 0 ? null : Parse(ranges[series]),
                windows.Count == 0 ? null : windows[series])),
        ];
    }

    private static DateRange Parse(string text) =>
        DateRange.TryParse(text, out var range) ? range : throw RequestParameters.Wrong("dateRange", text, DateRange.Accepted + ", with control at its end for the equal period before");

    private static IReadOnlyList<string> Names(IReadOnlyList<string> names, int count)
    {
        if (names.Count == 0)
            return [.. Enumerable.Range(0, count).Select(series => string.Create(CultureInfo.InvariantCulture, $"summary_{series}"))];
        if (names.FirstOrDefault(name => name == "meta" || name.Length > LongestName || name.Any(char.IsControl)) is { } odd)
            throw RequestParameters.Wrong("name", odd, $"at most {LongestName} characters without control characters, and not meta");
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
            throw RequestParameters.Wrong("name", string.Join(",", names), "a name of its own for each series");
        return OneEach("name", names, count);
    }

    private static IReadOnlyList<Window> Windows(IReadOnlyList<string> starts, IReadOnlyList<string> ends) =>
        [.. starts.Zip(ends, (start, end) => WindowOf(RequestParameters.Time("dateStart", start), RequestParameters.Time("dateEnd", end), start))];

    private static Window WindowOf(DateTimeOffset start, DateTimeOffset end, string text) =>
        start < end ? new Window(start, end) : throw RequestParameters.Wrong("dateStart", text, "a time before dateEnd");

    // For a single series a filter may have several values; otherwise each belongs to the series of its position.
    private static Func<int, ImmutableArray<ValidationResult>> Filter(RequestParameters parameters, string name, int count)
    {
        var texts = parameters.Texts(name);
        ImmutableArray<ValidationResult> results = [.. (count == 1 ? texts : OneEach(name, texts, count)).Select(text => Result(name, text))];
        return series => results.IsEmpty ? [] : count == 1 ? [.. results.Distinct().Order()] : [results[series]];
    }

    private static ValidationResult Result(string name, string text) => text switch
    {
        "PASS" => ValidationResult.Pass,
        "NONE" => ValidationResult.None,
        "FAIL" => ValidationResult.Fail,
        _ => throw RequestParameters.Wrong(name, text, "PASS, NONE or FAIL"),
    };

    private static IReadOnlyList<string> OneEach(string name, IReadOnlyList<string> texts, int count) =>
        texts.Count == 0 || texts.Count == count
            ? texts
            : throw RequestParameters.Wrong(name, string.Join(",", texts), string.Create(CultureInfo.InvariantCulture, $"one for each of the {count} series"));
}
