using System.Text.RegularExpressions;

namespace FunctionsRadar.Radar;

/// <summary>Reads times as Radar writes them: RFC 3339, in UTC when no offset is named.</summary>
internal static partial class RadarTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static DateTimeOffset? Parse(string? text)
    {
        var trimmed = LongFraction().Replace(text ?? "", "${kept}");
        return DateTimeOffset.TryParseExact(trimmed, Format, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }

    // RFC 3339 allows any number of fractional digits; .NET reads seven.
    [GeneratedRegex(@"(?<kept>\.[0-9]{7})[0-9]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LongFraction();
}
