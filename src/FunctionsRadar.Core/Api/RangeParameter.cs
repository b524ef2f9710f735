using System.Globalization;
using FunctionsRadar.Dashboard.Charts;

namespace FunctionsRadar.Api;

/// <summary>The parameter <c>days</c>: the length of a chart's range.</summary>
internal static class RangeParameter
{
    private const int Usual = 30;

    /// <summary>Reads it.</summary>
    public static int Read(RequestParameters parameters)
    {
        var words = ShareSeries.Ranges.Select(days => days.ToString(CultureInfo.InvariantCulture)).ToArray();
        return parameters.Choice("days", words) is { } word ? int.Parse(word, CultureInfo.InvariantCulture) : Usual;
    }
}
