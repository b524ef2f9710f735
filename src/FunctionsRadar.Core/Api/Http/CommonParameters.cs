namespace FunctionsRadar.Api.Http;

/// <summary>Parameters that several routes have.</summary>
internal static class CommonParameters
{
    public static readonly ApiParameter WatchName =
        new("watch", "string", "Name of the watch; may be left out when there is one only.");
    public static readonly ApiParameter Limit = new("limit", "integer", "Most items of a page, 1 to 1000; 100 unless given.");
    public static readonly ApiParameter After = new("after", "string", "The after of the page before.");
    public static readonly ApiParameter Format = new("format", "string", "json or csv; chosen by Accept unless given.");
    public static readonly ApiParameter Days =
        new("days", "integer", "Length of the chart's range: 7, 30, 90 or 365 days; 30 unless given.");
}
