using System.Text.Json;
using System.Text.Json.Serialization;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>An answer in the form of Cloudflare's API.</summary>
/// <param name="Success">False for an error.</param>
/// <param name="Errors">What is wrong; empty for none.</param>
/// <param name="Messages">Always empty.</param>
/// <param name="Result">The summary; null for an error.</param>
public sealed record RadarEnvelope(bool Success, IReadOnlyList<RadarFault> Errors, IReadOnlyList<RadarFault> Messages, RadarResult? Result);

/// <summary>An error in the form of Cloudflare's API.</summary>
/// <param name="Code">2001 a parameter, 7003 nothing there, 10000 authentication, 2000 anything else.</param>
/// <param name="Message">What is wrong, and what is accepted.</param>
public sealed record RadarFault(int Code, string Message);

/// <summary>One series or more.</summary>
/// <param name="Meta">What is known of them.</param>
public sealed record RadarResult(RadarMeta Meta)
{
    /// <summary>Each series by its name: numeric strings, in percent, by TLS version.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Series { get; set; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
}

/// <summary>What is known of all series together.</summary>
/// <param name="ConfidenceInfo">How far the data is to be trusted.</param>
/// <param name="DateRange">The period of each series, in their order.</param>
/// <param name="LastUpdated">The newest dataset's own time.</param>
/// <param name="Normalization">Always <c>PERCENTAGE</c>.</param>
/// <param name="Units">What was counted.</param>
public sealed record RadarMeta(RadarConfidence ConfidenceInfo, IReadOnlyList<RadarPeriod> DateRange, DateTime LastUpdated, string Normalization, IReadOnlyList<RadarUnit> Units);

/// <summary>How far the data is to be trusted.</summary>
/// <param name="Annotations">Notes on the data.</param>
/// <param name="Level">1 to 5; 0 for unknown.</param>
public sealed record RadarConfidence(IReadOnlyList<RadarAnnotation> Annotations, int Level);

/// <summary>A note on the data.</summary>
/// <param name="DataSource">What it is about.</param>
/// <param name="Description">Cloudflare's words.</param>
/// <param name="EndDate">When it ended; null while it lasts.</param>
/// <param name="EventType">Kind of event.</param>
/// <param name="IsInstantaneous">True for a point in time.</param>
/// <param name="LinkedUrl">Where to read more; empty for nowhere.</param>
/// <param name="StartDate">When it began; null when that is not known.</param>
public sealed record RadarAnnotation(
    string DataSource, string Description, DateTime? EndDate, string EventType, bool IsInstantaneous, string LinkedUrl, DateTime? StartDate);

/// <summary>The period of a series.</summary>
/// <param name="EndTime">Its end.</param>
/// <param name="StartTime">Its start.</param>
public sealed record RadarPeriod(DateTime EndTime, DateTime StartTime);

/// <summary>What was counted.</summary>
/// <param name="Name">Of which series; <c>*</c> for all.</param>
/// <param name="Value">The unit.</param>
public sealed record RadarUnit(string Name, string Value);
