using FunctionsRadar.Dashboard.Charts;

namespace FunctionsRadar.Api.Http;

/// <summary>The parameter <c>days</c>: the length of a chart's range.</summary>
internal static class RangeParameter
{
    private const int DefaultDays = 30;

    /// <summary>Reads the length of the range, in days.</summary>
    public static int Read(ApiRequest request)
    {
        var words = ShareSeries.Ranges.Select(days => days.ToString(CultureInfo.InvariantCulture)).ToArray();
        return request.Choice("days", words) is { } word ? int.Parse(word, CultureInfo.InvariantCulture) : DefaultDays;
    }
}
