using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace FunctionsRadar.Api.OpenApi;

/// <summary>Schemas of what the API answers with, as they are written.</summary>
internal static class OpenApiSchemas
{
    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true };

    /// <summary>The schema of a type.</summary>
    public static JsonNode Make(Type type) => ApiJson.Default.Options.GetJsonSchemaAsNode(type, Options);

    /// <summary>A reference to it.</summary>
    public static JsonObject Reference(Type type) => new() { ["$ref"] = "#/components/schemas/" + NameOf(type) };

    /// <summary>Its name: that of the type, without what it is to the code.</summary>
    public static string NameOf(Type type) => type.IsGenericType
        ? NameOf(type.GetGenericArguments()[0]) + "List"
        : type.Name.Replace("View", "", StringComparison.Ordinal);
}
