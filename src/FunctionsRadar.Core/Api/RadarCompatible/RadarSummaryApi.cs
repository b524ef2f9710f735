using System.Globalization;
using System.Text;
using System.Text.Json;
using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>Radar's own answer, from the store: a client of Cloudflare's API that is pointed at us works.</summary>
public sealed class RadarSummaryApi(SeriesFinder finder, WatchList watches)
{
    /// <summary>The route.</summary>
    public static ApiRoute Route { get; } = new()
    {
        Name = "GetRadarSummary",
        Method = "GET",
        Template = "radar/email/security/summary/{dimension}",
        Summary = "The email TLS version summary as Cloudflare Radar answers it, from the store.",
        Parameters =
        [
            new("dimension", "string", "tls_version or TLS_VERSION.", IsRequired: true, InPath: true),
            Repeated("arc", "Chooses the watch with these ARC filters: PASS, NONE or FAIL."),
            Repeated("dkim", "Chooses the watch with these DKIM filters: PASS, NONE or FAIL."),
            Repeated("dmarc", "Chooses the watch with these DMARC filters: PASS, NONE or FAIL."),
            Repeated("spf", "Chooses the watch with these SPF filters: PASS, NONE or FAIL."),
            Repeated("dateRange", "The range of a watch, such as 7d, or 7dcontrol for the equal period before."),
            Repeated("dateStart", "Start of a period in the history, ISO 8601."),
            Repeated("dateEnd", "End of a period in the history, ISO 8601."),
            Repeated("name", "Label of a series; several series are told apart by position."),
            new("format", "string", "JSON or CSV."),
        ],
        Answer = typeof(RadarEnvelope),
        ContentTypes = ["application/json", "text/csv"],
        Error = RadarFaults.Of,
        Handler = ApiRoute.Of<RadarSummaryApi>((api, request) => api.GetAsync(request)),
    };

    /// <summary><c>GET radar/email/security/summary/{dimension}</c>.</summary>
    public async Task<IResult> GetAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        if (!parameters.Route("dimension").Equals("tls_version", StringComparison.OrdinalIgnoreCase))
            throw new ProblemException(StatusCodes.Status404NotFound, "Only the dimension TLS_VERSION is kept here.", "dimension");
        var asCsv = parameters.Choice("format", "JSON", "CSV") == "CSV";
        var series = new List<(string Name, TlsSummary Summary)>();
        foreach (var query in SeriesQuery.Read(parameters))
            series.Add((query.Name, await finder.FindAsync(query, request.HttpContext.RequestAborted)));
        return asCsv
            ? Results.Text(Csv(series), SnapshotCsv.ContentType)
            : Results.Json(new RadarEnvelope(true, [], [], ResultOf(series)), ApiJson.Answers.RadarEnvelope);
    }

    private static ApiParameter Repeated(string name, string description) => new(name, "string", description, IsRepeated: true);

    private static RadarResult ResultOf(IReadOnlyList<(string Name, TlsSummary Summary)> series)
    {
        var periods = series.Select(one => new RadarPeriod(one.Summary.Window.End.UtcDateTime, one.Summary.Window.Start.UtcDateTime));
        var lastUpdated = series.Max(one => one.Summary.LastUpdated).UtcDateTime;
        var meta = new RadarMeta(ConfidenceOf(series), [.. periods], lastUpdated, "PERCENTAGE", [new RadarUnit("*", "requests")]);
        return new RadarResult(meta)
        {
            Series = series.ToDictionary(one => one.Name, one => SharesOf(one.Summary), StringComparer.Ordinal),
        };
    }

    private static JsonElement SharesOf(TlsSummary summary) => JsonSerializer.SerializeToElement(
        summary.Shares.ToDictionary(share => share.Key, share => Number(share.Value), StringComparer.Ordinal), ApiJson.Answers.DictionaryStringString);

    // There is one for all series: the least that is known of any.
    private static RadarConfidence ConfidenceOf(IReadOnlyList<(string Name, TlsSummary Summary)> series)
    {
        var annotations = series.SelectMany(one => one.Summary.Confidence.Annotations).Distinct().Select(note => new RadarAnnotation(
            note.DataSource, note.Description, note.End?.UtcDateTime, note.EventType, note.Start is not null && note.Start == note.End, note.LinkedUrl ?? "", note.Start?.UtcDateTime));
        return new RadarConfidence([.. annotations], series.Min(one => one.Summary.Confidence.Level ?? 0));
    }

    private static string Csv(IReadOnlyList<(string Name, TlsSummary Summary)> series)
    {
        var versions = series.SelectMany(one => one.Summary.Shares.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var csv = new StringBuilder().AppendCsvRow(["series", .. versions]);
        foreach (var (name, summary) in series)
            csv.AppendCsvRow([name, .. versions.Select(version => summary.Shares.TryGetValue(version, out var share) ? Number(share) : "")]);
        return csv.ToString();
    }

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
