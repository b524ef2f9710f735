namespace FunctionsRadar.Api.Http;

/// <summary>A parameter of a route, for the API's description; the type is one of JSON.</summary>
internal sealed record ApiParameter(
    string Name, string Description, string Type = "string", bool IsRequired = false, bool InPath = false,
    bool IsRepeated = false)
{
    public static readonly ApiParameter WatchName = new("watch", "Name of the watch; may be left out when there is one only.");
    public static readonly ApiParameter Limit = new("limit", "Most items of a page, 1 to 1000; 100 unless given.", "integer");
    public static readonly ApiParameter After = new("after", "The after of the page before.");
    public static readonly ApiParameter Format = new("format", "json or csv; chosen by Accept unless given.");
    public static readonly ApiParameter Days =
        new("days", "Length of the chart's range: 7, 30, 90 or 365 days; 30 unless given.", "integer");
}
