using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Radar;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>Radar's own response, from the store: a client of Cloudflare's API works with our address, too.</summary>
internal sealed class RadarSummaryApi(SeriesFinder finder)
{
    /// <summary><c>GET radar/email/security/summary/{dimension}</c>.</summary>
    public static ApiRoute Route { get; } = new()
    {
        Name = "GetRadarSummary",
        Method = "GET",
        Template = "radar/email/security/summary/{dimension}",
        Summary = "The email TLS version summary as Cloudflare Radar returns it, from the store.",
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
        ResponseType = typeof(RadarEnvelope),
        ContentTypes = ["application/json", "text/csv"],
        Error = RadarErrorResponse.Create,
        Handler = ApiRoute.Handle<RadarSummaryApi>((api, request) => api.GetAsync(request)),
    };

    /// <summary>Handles <see cref="Route"/>.</summary>
    public async Task<IResult> GetAsync(ApiRequest request)
    {
        if (!request.Route("dimension").Equals("tls_version", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(
                StatusCodes.Status404NotFound, "Only the dimension TLS_VERSION is kept here.", "dimension");
        }
        var asCsv = request.Choice("format", "JSON", "CSV") == "CSV";
        var series = new List<(string Name, TlsSummary Summary)>();
        foreach (var query in SeriesQuery.Parse(request))
            series.Add((query.Name, await finder.FindAsync(query, request.Cancellation)));
        return asCsv
            ? Results.Text(WriteCsv(series), SnapshotCsv.ContentType)
            : Results.Json(new RadarEnvelope(true, [], [], CreateResult(series)), ApiJson.Responses.RadarEnvelope);
    }

    private static ApiParameter Repeated(string name, string description) =>
        new(name, "string", description, IsRepeated: true);

    private static RadarResult CreateResult(IReadOnlyList<(string Name, TlsSummary Summary)> series)
    {
        var meta = new RadarMeta(
            MergeConfidence(series),
            [.. series.Select(one => Convert(one.Summary.Window))],
            series.Max(one => one.Summary.LastUpdated).UtcDateTime,
            "PERCENTAGE",
            [.. series.SelectMany(one => one.Summary.Units).Distinct()]);
        return new RadarResult(meta)
        {
            Series = series.ToDictionary(one => one.Name, one => WriteShares(one.Summary), StringComparer.Ordinal),
        };
    }

    private static JsonElement WriteShares(TlsSummary summary)
    {
        var shares = summary.Shares.ToDictionary(share => share.Key, share => Format(share.Value), StringComparer.Ordinal);
        return JsonSerializer.SerializeToElement(shares, ApiJson.Responses.DictionaryStringString);
    }

    // There is one for all series: the lowest level of any of them, and what was noted on any of them.
    private static RadarConfidence MergeConfidence(IReadOnlyList<(string Name, TlsSummary Summary)> series)
    {
        var annotations = series.SelectMany(one => one.Summary.Confidence.Annotations).Distinct().Select(Convert);
        return new RadarConfidence([.. annotations], series.Min(one => one.Summary.Confidence.Level ?? 0));
    }

    private static RadarDateRange Convert(Window window) => new(window.End.UtcDateTime, window.Start.UtcDateTime);

    private static RadarAnnotation Convert(Annotation annotation) => new(
        annotation.DataSource,
        annotation.Description,
        annotation.End?.UtcDateTime,
        annotation.EventType,
        annotation.IsInstantaneous,
        annotation.LinkedUrl ?? "",
        annotation.Start?.UtcDateTime);

    private static string WriteCsv(IReadOnlyList<(string Name, TlsSummary Summary)> series)
    {
        var versions = series.SelectMany(one => one.Summary.Shares.Keys)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var csv = new StringBuilder().AppendCsvRow(["series", .. versions]);
        foreach (var (name, summary) in series)
        {
            var shares = versions.Select(version => summary.Shares.TryGetValue(version, out var share) ? Format(share) : "");
            csv.AppendCsvRow([name, .. shares]);
        }
        return csv.ToString();
    }

    private static string Format(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
