using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using FunctionsRadar.Api.Http;

namespace FunctionsRadar.Api.OpenApi;

/// <summary>Describes the API as OpenAPI 3.1, made from <see cref="ApiRoutes.All"/>.</summary>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document.</summary>
    public static string Text { get; } = Make().ToJsonString(Layout) + "\n";

    private static JsonObject Make() => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "FunctionsRadar",
            ["version"] = "1",
            ["description"] =
                "How much of the world's email still travels over TLS 1.0 and 1.1, as Cloudflare Radar reports it: "
                + "readings, history, alerts, and who was told.",
            ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api" }),
        ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }, new JsonObject { ["code"] = new JsonArray() }),
        ["tags"] = new JsonArray(Tag("read", "What is known."), Tag("operate", "What an operator may do.")),
        ["paths"] = Paths(),
        ["components"] = new JsonObject
        {
            ["schemas"] = Schemas(),
            ["securitySchemes"] = new JsonObject { ["key"] = Key("header", "x-functions-key"), ["code"] = Key("query", "code") },
        },
    };

    private static JsonObject Tag(string name, string description) => new() { ["name"] = name, ["description"] = description };

    private static JsonObject Key(string place, string name) => new() { ["type"] = "apiKey", ["in"] = place, ["name"] = name };

    private static JsonObject Paths() =>
        new(ApiRoutes.All.GroupBy(route => route.Template)
            .Select(path => KeyValuePair.Create<string, JsonNode?>("/" + path.Key, Operations(path))));

    private static JsonObject Operations(IEnumerable<ApiRoute> path) =>
        new(path.Select(route => KeyValuePair.Create<string, JsonNode?>(
            route.Method.ToLowerInvariant(), OpenApiOperation.Describe(route))));

    private static JsonObject Schemas() => new(ApiRoutes.All
        .Select(route => route.ResponseType).OfType<Type>().Append(typeof(Problem)).Distinct()
        .OrderBy(OpenApiSchemas.GetName, StringComparer.Ordinal)
        .Select(type => KeyValuePair.Create<string, JsonNode?>(OpenApiSchemas.GetName(type), OpenApiSchemas.Make(type))));
}
