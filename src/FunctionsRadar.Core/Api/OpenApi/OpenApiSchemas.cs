using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using FunctionsRadar.Api.Http;

namespace FunctionsRadar.Api.OpenApi;

internal static class OpenApiSchemas
{
    private static readonly JsonSchemaExporterOptions Options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => context.TypeInfo.Type == typeof(TimeSpan)
            ? new JsonObject
            {
                ["type"] = "string",
                ["description"] = "A duration such as 90s, 15m, 6h or 30d.",
                ["pattern"] = "^(0|[0-9]+[smhd])$",
            }
            : schema,
    };

    public static JsonNode Make(Type type)
    {
        // Its references to parts of itself count from the root, which is another one here.
        var schema = ApiJson.Default.Options.GetJsonSchemaAsNode(type, Options).ToJsonString();
        return JsonNode.Parse(schema.Replace("\"$ref\":\"#/", $"\"$ref\":\"{GetReference(type)}/", StringComparison.Ordinal))!;
    }

    public static JsonObject Reference(Type type) => new() { ["$ref"] = GetReference(type) };

    public static string GetName(Type type) => type.IsGenericType
        ? GetName(type.GetGenericArguments()[0]) + "List"
        : type.Name.Replace("View", "", StringComparison.Ordinal);

    private static string GetReference(Type type) => "#/components/schemas/" + GetName(type);
}
