using FunctionsRadar.Api.Http;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>Radar's own response, from the store: a client of Cloudflare's API works with our address, too.</summary>
internal sealed class RadarSummaryApi(SeriesFinder finder)
{
    public static ApiRoute Route { get; } = new("GetRadarSummary", "GET", "radar/email/security/summary/{dimension}")
    {
        Summary = "The email TLS version summary as Cloudflare Radar returns it, from the store.",
        Parameters =
        [
            new("dimension", "tls_version or TLS_VERSION.", IsRequired: true, InPath: true),
            Filter("arc"), Filter("dkim"), Filter("dmarc"), Filter("spf"),
            Repeated("dateRange", "The range of a watch, such as 7d, or 7dcontrol for the equal period before."),
            Repeated("dateStart", "Start of a period in the history, ISO 8601."),
            Repeated("dateEnd", "End of a period in the history, ISO 8601."),
            Repeated("name", "Label of a series; several series are told apart by position."),
            new("format", "JSON or CSV."),
        ],
        ResponseType = typeof(RadarEnvelope),
        ContentTypes = ["application/json", "text/csv"],
        Error = Fail,
        Handler = ApiRoute.Handle<RadarSummaryApi>((api, request) => api.GetAsync(request)),
    };

    private static ApiParameter Repeated(string name, string description) => new(name, description, IsRepeated: true);

    private static ApiParameter Filter(string name) =>
        Repeated(name, $"Chooses the watch with these {name.ToUpperInvariant()} filters: PASS, NONE or FAIL.");

    // An error with Cloudflare's code of its kind.
    private static IResult Fail(ProblemException problem)
    {
        var code = problem.Status switch
        {
            StatusCodes.Status400BadRequest => 2001,
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => 10000,
            StatusCodes.Status404NotFound => 7003,
            _ => 2000,
        };
        var envelope = new RadarEnvelope(false, [new(code, problem.Message)], [], null);
        return Results.Json(envelope, ApiJson.Responses.RadarEnvelope, statusCode: problem.Status);
    }

    private async Task<IResult> GetAsync(ApiRequest request)
    {
        if (!request.Route("dimension").Equals("tls_version", StringComparison.OrdinalIgnoreCase))
            throw ProblemException.NotFound("Only the dimension TLS_VERSION is kept here.", "dimension");
        var asCsv = request.Choice("format", "JSON", "CSV") == "CSV";
        var series = new List<(string Name, TlsSummary Summary)>();
        foreach (var query in SeriesQuery.Parse(request))
            series.Add((query.Name, await finder.FindAsync(query, request.Cancellation)));
        return asCsv
            ? Results.Text(
                SharesCsv.Write(["series"], series.Select(one => (new[] { one.Name }, one.Summary))), SharesCsv.ContentType)
            : Results.Json(new RadarEnvelope(true, [], [], CreateResult(series)), ApiJson.Responses.RadarEnvelope);
    }

    // There is one confidence for all series: the lowest level of any of them, and what was noted on any of them.
    private static RadarEnvelope.SeriesResult CreateResult(List<(string Name, TlsSummary Summary)> series)
    {
        TlsSummary[] summaries = [.. series.Select(one => one.Summary)];
        var notes = summaries.SelectMany(summary => summary.Confidence.Annotations).Distinct().Select(CreateAnnotation);
        var meta = new RadarEnvelope.Metadata(
            new([.. notes], summaries.Min(summary => summary.Confidence.Level ?? 0)),
            [.. summaries.Select(summary => new RadarEnvelope.Period(
                summary.Window.End.UtcDateTime, summary.Window.Start.UtcDateTime))],
            summaries.Max(summary => summary.LastUpdated).UtcDateTime, "PERCENTAGE",
            [.. summaries.SelectMany(summary => summary.Units).Distinct()]);
        return new(meta) { Series = series.ToDictionary(one => one.Name, one => WriteShares(one.Summary)) };
    }

    private static RadarEnvelope.RadarAnnotation CreateAnnotation(Annotation annotation) => new(
        annotation.DataSource, annotation.Description, annotation.End?.UtcDateTime, annotation.EventType,
        annotation.IsInstantaneous, annotation.LinkedUrl ?? "", annotation.Start?.UtcDateTime);

    private static JsonElement WriteShares(TlsSummary summary) => JsonSerializer.SerializeToElement(
        summary.Shares.ToDictionary(share => share.Key, share => $"{share.Value}"), ApiJson.Responses.DictionaryStringString);
}
