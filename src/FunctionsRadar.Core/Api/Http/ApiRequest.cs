using FunctionsRadar.Alerting;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Api.Http;

/// <summary>A request to the API: its parameters are read here, each with one clear error.</summary>
internal sealed class ApiRequest(HttpRequest request, WatchList watches)
{
    private const int MaxLength = 1024;
    private const int MaxValues = 32;
    private const int DefaultDays = 30;

    public HttpRequest Http => request;

    /// <summary>Cancelled when the client has gone.</summary>
    public CancellationToken Cancellation => request.HttpContext.RequestAborted;

    /// <summary>Null when not given or empty.</summary>
    public string? Text(string name)
    {
        if (!request.QueryString.HasValue)
            return null;
        var values = request.Query[name];
        if (values.Count > 1)
            throw Wrong(name, values.ToString(), "one value");
        var value = CheckLength(name, values.ToString().Trim());
        return value.Length == 0 ? null : value;
    }

    /// <summary>Every value of a parameter that may be repeated; empty values do not count.</summary>
    public string[] Texts(string name)
    {
        string[] values = [.. request.Query[name].Select(value => value?.Trim() ?? "").Where(value => value.Length > 0)];
        return values.Length <= MaxValues
            ? Array.ConvertAll(values, value => CheckLength(name, value))
            : throw Wrong(name, string.Join(",", values), $"at most {MaxValues} values");
    }

    /// <summary>A part of the route; empty when there is none.</summary>
    public string Route(string name) => request.RouteValues[name]?.ToString() ?? "";

    /// <summary>The watch asked for, which may be left out when there is one only.</summary>
    public Watch Watch()
    {
        var name = Text("watch");
        if (name is null)
            return watches.All is [var only] ? only : throw Wrong("watch", "", Names());
        return watches.Find(name)
            ?? throw ProblemException.NotFound($"There is no watch '{Shorten(name)}'; there is {Names()}.", "watch");
    }

    /// <summary>All watches unless one is asked for.</summary>
    public IReadOnlyList<Watch> Watches() => Text("watch") is null ? watches.All : [Watch()];

    /// <summary>The most items that a page may have.</summary>
    public int Limit() => Number("limit", 100, 1, 1000);

    public int Number(string name, int fallback, int minimum, int maximum)
    {
        if (Text(name) is not { } text)
            return fallback;
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= minimum && number <= maximum
            ? number
            : throw Wrong(name, text, $"a whole number from {minimum} to {maximum}");
    }

    /// <summary>Decimal numbers with commas between them; null when not given.</summary>
    public decimal[]? Numbers(string name, decimal minimum, decimal maximum)
    {
        if (Text(name) is not { } text)
            return null;
        var accepted = FormattableString.Invariant(
            $"1 to {MaxValues} numbers from {minimum} to {maximum}, with commas between them");
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length <= MaxValues ? Array.ConvertAll(parts, Parse) : throw Wrong(name, text, accepted);

        decimal Parse(string part)
        {
            const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
            var isNumber = decimal.TryParse(part, Style, CultureInfo.InvariantCulture, out var number);
            return isNumber && number >= minimum && number <= maximum ? number : throw Wrong(name, part, accepted);
        }
    }

    /// <summary>Length of a chart's range, in days.</summary>
    public int Days()
    {
        var words = ShareSeries.Ranges.Select(days => days.ToString(CultureInfo.InvariantCulture)).ToArray();
        return Choice("days", words) is { } word ? int.Parse(word, CultureInfo.InvariantCulture) : DefaultDays;
    }

    /// <summary>The times <c>from</c> and <c>to</c>, which may be left out.</summary>
    public (DateTimeOffset? From, DateTimeOffset? To) Period()
    {
        var (from, to) = (Time("from"), Time("to"));
        return from > to
            ? throw Wrong("from", Text("from")!, $"a time up to the one of 'to', {Shorten(Text("to")!)}")
            : (from, to);
    }

    /// <summary>Reads a time in ISO 8601; without an offset it is UTC. A day alone is its first moment.</summary>
    public static DateTimeOffset Time(string name, string text) =>
        // A plus sign that was not escaped arrives as a blank.
        TimeText.TryParse(text.Replace(' ', '+'), out var time) ? time : throw Wrong(name, text, TimeText.Accepted);

    /// <summary>Null when not given.</summary>
    public TimeSpan? Duration(string name) => Text(name) is not { } text
        ? null
        : DurationText.TryParse(text, out var duration) ? duration : throw Wrong(name, text, DurationText.Accepted);

    /// <summary>One of an enumeration's names, in any case; null when not given.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum => Choice(name, Enum.GetNames<T>()) is { } word ? Enum.Parse<T>(word) : null;

    /// <summary>One of some words, in any case; null when not given.</summary>
    public string? Choice(string name, params ReadOnlySpan<string> words)
    {
        if (Text(name) is not { } text)
            return null;
        var index = words.IndexOf(text, StringComparer.OrdinalIgnoreCase);
        return index >= 0 ? words[index] : throw Wrong(name, text, "one of " + string.Join(", ", words));
    }

    /// <summary>True when the response is wanted as CSV: by <c>?format=csv</c>, or by <c>Accept</c>.</summary>
    public bool WantsCsv()
    {
        if (Choice("format", "json", "csv") is { } format)
            return format == "csv";
        if (!request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase))
            return false;
        return request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1)
            .Select(type => type.MediaType.ToString())
            .FirstOrDefault(type => type is "text/csv" or "application/json" or "*/*") == "text/csv";
    }

    /// <summary>An error that names the parameter, the value and what is accepted.</summary>
    public static ProblemException Wrong(string name, string value, string accepted) =>
        new(StatusCodes.Status400BadRequest, $"{name} is '{Shorten(value)}'; accepted: {accepted}.", name);

    private DateTimeOffset? Time(string name) => Text(name) is { } text ? Time(name, text) : null;

    private static string CheckLength(string name, string value) =>
        value.Length <= MaxLength ? value : throw Wrong(name, value, $"at most {MaxLength} characters");

    private string Names() => string.Join(", ", watches.All.Select(watch => watch.Name));

    private static string Shorten(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
