using System.Text.Json.Serialization;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>A response in the form of Cloudflare's API; there are never messages, and no result with an error.</summary>
internal sealed record RadarEnvelope(
    bool Success, IReadOnlyList<RadarEnvelope.Error> Errors, IReadOnlyList<RadarEnvelope.Error> Messages,
    RadarEnvelope.SeriesResult? Result)
{
    internal sealed record Error(int Code, string Message);

    internal sealed record SeriesResult(Metadata Meta)
    {
        /// <summary>Each series by its name: numeric strings, in percent, by TLS version.</summary>
        [JsonExtensionData]
        public IDictionary<string, JsonElement> Series { get; set; } = new Dictionary<string, JsonElement>();
    }

    /// <summary>What is known of all series together: the window of each, in their order, and the newest update.</summary>
    internal sealed record Metadata(
        RadarConfidence ConfidenceInfo, IReadOnlyList<Period> DateRange, DateTime LastUpdated, string Normalization,
        IReadOnlyList<Unit> Units);

    /// <summary>The level is 1 to 5, or 0 for unknown.</summary>
    internal sealed record RadarConfidence(IReadOnlyList<RadarAnnotation> Annotations, int Level);

    internal sealed record Period(DateTime EndTime, DateTime StartTime);

    /// <summary>What Cloudflare noted on the data; it has no end while it lasts.</summary>
    internal sealed record RadarAnnotation(
        string DataSource, string Description, DateTime? EndDate, string EventType, bool IsInstantaneous, string LinkedUrl,
        DateTime? StartDate);
}
