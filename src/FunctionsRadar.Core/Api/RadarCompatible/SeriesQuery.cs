using FunctionsRadar.Api.Http;
using FunctionsRadar.Radar;
using static System.FormattableString;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>One series that a request asks for.</summary>
/// <param name="Name">Its label in the response.</param>
/// <param name="Filters">Which emails count.</param>
/// <param name="Range">The range that ends now; null for the watch's own, or when a window is given.</param>
/// <param name="Window">The period; null when a range is given.</param>
internal sealed record SeriesQuery(string Name, EmailFilters Filters, DateRange? Range, Window? Window)
{
    private const int MaxSeries = 10;
    private const int MaxNameLength = 64;

    /// <summary>The series that a request asks for: lists of several values tell them apart by position, as Radar does.</summary>
    /// <exception cref="ProblemException">A parameter cannot be used.</exception>
    public static IReadOnlyList<SeriesQuery> Parse(ApiRequest request)
    {
        var (ranges, starts, ends) = (request.Texts("dateRange"), request.Texts("dateStart"), request.Texts("dateEnd"));
        CheckDates(ranges, starts, ends);
        var names = request.Texts("name");
        var count = new[] { 1, ranges.Count, starts.Count, ends.Count, names.Count }.Max();
        if (count > MaxSeries)
            throw ApiRequest.Wrong("name", Invariant($"{count} series"), $"at most {MaxSeries} series");
        var labels = ParseNames(names, count);
        var windows = ParseWindows(OneEach("dateStart", starts, count), OneEach("dateEnd", ends, count));
        OneEach("dateRange", ranges, count);
        var filters = ParseFilters(request, count);
        return
        [
            .. Enumerable.Range(0, count).Select(series => new SeriesQuery(
                labels[series],
                filters(series),
                ranges.Count == 0 ? null : ParseRange(ranges[series]),
                windows.Count == 0 ? null : windows[series])),
        ];
    }

    private static void CheckDates(IReadOnlyList<string> ranges, IReadOnlyList<string> starts, IReadOnlyList<string> ends)
    {
        if (ranges.Count > 0 && starts.Count + ends.Count > 0)
            throw ApiRequest.Wrong("dateRange", ranges[0], "either dateRange, or dateStart with dateEnd");
        if (starts.Count > 0 && ends.Count == 0)
            throw ApiRequest.Wrong("dateEnd", "", "a time for each dateStart");
        if (ends.Count > 0 && starts.Count == 0)
            throw ApiRequest.Wrong("dateStart", "", "a time for each dateEnd");
    }

    private static DateRange ParseRange(string text) => DateRange.TryParse(text, out var range)
        ? range
        : throw ApiRequest.Wrong(
            "dateRange", text, DateRange.Accepted + ", with control at its end for the equal period before");

    private static IReadOnlyList<string> ParseNames(IReadOnlyList<string> names, int count)
    {
        if (names.Count == 0)
            return [.. Enumerable.Range(0, count).Select(series => Invariant($"summary_{series}"))];
        if (names.FirstOrDefault(name => name == "meta" || name.Length > MaxNameLength || name.Any(char.IsControl)) is { } odd)
        {
            throw ApiRequest.Wrong(
                "name", odd, $"at most {MaxNameLength} characters without control characters, and not meta");
        }
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
            throw ApiRequest.Wrong("name", string.Join(",", names), "a name of its own for each series");
        return OneEach("name", names, count);
    }

    private static IReadOnlyList<Window> ParseWindows(IReadOnlyList<string> starts, IReadOnlyList<string> ends) =>
        [.. starts.Zip(ends, ParseWindow)];

    private static Window ParseWindow(string start, string end)
    {
        var window = new Window(ApiRequest.Time("dateStart", start), ApiRequest.Time("dateEnd", end));
        return window.Start < window.End ? window : throw ApiRequest.Wrong("dateStart", start, "a time before dateEnd");
    }

    private static Func<int, EmailFilters> ParseFilters(ApiRequest request, int count)
    {
        var (arc, dkim) = (ParseFilter(request, "arc", count), ParseFilter(request, "dkim", count));
        var (dmarc, spf) = (ParseFilter(request, "dmarc", count), ParseFilter(request, "spf", count));
        return series => new EmailFilters(arc(series), dkim(series), dmarc(series), spf(series));
    }

    // For a single series a filter may have several values; otherwise each belongs to the series of its position.
    private static Func<int, ImmutableArray<ValidationResult>> ParseFilter(ApiRequest request, string name, int count)
    {
        var texts = request.Texts(name);
        ImmutableArray<ValidationResult> results =
            [.. (count == 1 ? texts : OneEach(name, texts, count)).Select(text => ParseResult(name, text))];
        return series => results.IsEmpty ? [] : count == 1 ? [.. results.Distinct().Order()] : [results[series]];
    }

    private static ValidationResult ParseResult(string name, string text) => text switch
    {
        "PASS" => ValidationResult.Pass,
        "NONE" => ValidationResult.None,
        "FAIL" => ValidationResult.Fail,
        _ => throw ApiRequest.Wrong(name, text, "PASS, NONE or FAIL"),
    };

    private static IReadOnlyList<string> OneEach(string name, IReadOnlyList<string> texts, int count) =>
        texts.Count == 0 || texts.Count == count
            ? texts
            : throw ApiRequest.Wrong(name, string.Join(",", texts), Invariant($"one for each of the {count} series"));
}
