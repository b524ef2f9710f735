using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using FunctionsRadar.Checks;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Output;

/// <summary>JSON of what the API has no view of.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BackfillResult))]
[JsonSerializable(typeof(ConfigReport))]
[JsonSerializable(typeof(CopyResult))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>The shared context. Without HTML escaping: output goes to a terminal or a pipe.</summary>
    public static CliJson Output =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
