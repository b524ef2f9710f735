using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FunctionsRadar.Cli.Output;

/// <summary>Results for programs, compact, one value a line; the types are those that the API has no view of.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BackfillResult))]
[JsonSerializable(typeof(ConfigReport))]
[JsonSerializable(typeof(CopyResult))]
internal sealed partial class CliJson : JsonSerializerContext
{
    // Without HTML escaping: output goes to a terminal or a pipe.
    public static CliJson Output =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write<T>(T value, JsonTypeInfo<T> type) => Console.WriteLine(JsonSerializer.Serialize(value, type));
}
