using System.Text.Json.Serialization;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>One series or more.</summary>
/// <param name="Meta">What is known of them.</param>
internal sealed record RadarResult(RadarMeta Meta)
{
    /// <summary>Each series by its name: numeric strings, in percent, by TLS version.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Series { get; set; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
}
