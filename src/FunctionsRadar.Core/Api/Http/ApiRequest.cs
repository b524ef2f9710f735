using System.Numerics;
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

    /// <summary>Those of a repeated parameter that are not empty.</summary>
    public string[] Texts(string name)
    {
        string[] values = [.. request.Query[name].Select(value => value?.Trim() ?? "").Where(value => value.Length > 0)];
        return values.Length <= MaxValues
            ? Array.ConvertAll(values, value => CheckLength(name, value))
            : throw Wrong(name, string.Join(",", values), $"at most {MaxValues} values");
    }

    public string Route(string name) => request.RouteValues[name]?.ToString() ?? "";

    /// <summary>The watch asked for, which may be left out when there is one only.</summary>
    public Watch Watch()
    {
        if (Text("watch") is not { } name)
            return watches.All is [var only] ? only : throw Wrong("watch", "", Names());
        return watches.Find(name)
            ?? throw ProblemException.NotFound($"There is no watch '{Shorten(name)}'; there is {Names()}.", "watch");
    }

    public IReadOnlyList<Watch> Watches() => Text("watch") is null ? watches.All : [Watch()];

    public int Limit() => Number("limit", 100, 1, 1000);

    public int Number(string name, int fallback, int minimum, int maximum) => Text(name) is { } text
        ? Parse(name, text, minimum, maximum, NumberStyles.AllowLeadingSign, $"a whole number from {minimum} to {maximum}")
        : fallback;

    public decimal[]? Numbers(string name, decimal minimum, decimal maximum)
    {
        if (Text(name) is not { } text)
            return null;
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        var accepted = $"1 to {MaxValues} numbers from {minimum} to {maximum}, with commas between them";
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length <= MaxValues
            ? Array.ConvertAll(parts, part => Parse(name, part, minimum, maximum, Style, accepted))
            : throw Wrong(name, text, accepted);
    }

    public int Days() =>
        Choice("days", [.. ShareSeries.Ranges.Select(days => $"{days}")]) is { } word ? int.Parse(word, null) : DefaultDays;

    public (DateTimeOffset? From, DateTimeOffset? To) Period()
    {
        var (from, to) = (Time("from"), Time("to"));
        return from > to
            ? throw Wrong("from", Text("from")!, $"a time up to the one of 'to', {Shorten(Text("to")!)}")
            : (from, to);
    }

    public static DateTimeOffset Time(string name, string text) =>
        // A plus sign that was not escaped arrives as a blank.
        TimeText.TryParse(text.Replace(' ', '+'), out var time) ? time : throw Wrong(name, text, TimeText.Accepted);

    public TimeSpan? Duration(string name) => Text(name) is not { } text
        ? null
        : DurationText.TryParse(text, out var duration) ? duration : throw Wrong(name, text, DurationText.Accepted);

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

    public static ProblemException Wrong(string name, string value, string accepted) =>
        new(StatusCodes.Status400BadRequest, $"{name} is '{Shorten(value)}'; accepted: {accepted}.", name);

    private static T Parse<T>(string name, string text, T minimum, T maximum, NumberStyles style, string accepted)
        where T : INumber<T> =>
        T.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw Wrong(name, text, accepted);

    private DateTimeOffset? Time(string name) => Text(name) is { } text ? Time(name, text) : null;

    private static string CheckLength(string name, string value) =>
        value.Length <= MaxLength ? value : throw Wrong(name, value, $"at most {MaxLength} characters");

    private string Names() => string.Join(", ", watches.All.Select(watch => watch.Name));

    private static string Shorten(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
