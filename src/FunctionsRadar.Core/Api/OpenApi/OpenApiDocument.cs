using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.RadarCompatible;
using FunctionsRadar.Dashboard;
using Microsoft.AspNetCore.WebUtilities;

namespace FunctionsRadar.Api.OpenApi;

/// <summary>Describes the API as OpenAPI 3.1, made from <see cref="ApiRoutes.All"/>.</summary>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<CachedResponse> Response = new(() => new CachedResponse(
        Encoding.UTF8.GetBytes(Describe().ToJsonString(Layout) + "\n"),
        "application/json; charset=utf-8",
        TimeSpan.FromHours(1)));

    public static ApiRoute Route { get; } = new("GetOpenApi", "GET", "openapi.json")
    {
        Summary = "This description of the API, as OpenAPI 3.1.",
        Problems = [],
        Handler = (_, _) => Task.FromResult<IResult>(Response.Value),
    };

    private static JsonObject Describe() => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "FunctionsRadar",
            ["version"] = "1",
            ["description"] = "How much of the world's email still travels over TLS 1.0 and 1.1, as Cloudflare Radar reports it: "
                + "readings, history, alerts, and who was told.",
            ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api" }),
        ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }, new JsonObject { ["code"] = new JsonArray() }),
        ["tags"] = new JsonArray(Tag("read", "What is known."), Tag("operate", "What an operator may do.")),
        ["paths"] = Map(ApiRoutes.All.GroupBy(route => route.Template), path => "/" + path.Key,
            path => Map(path, route => route.Method.ToLowerInvariant(), Describe)),
        ["components"] = new JsonObject
        {
            ["schemas"] = Map(ListTypes(), OpenApiSchemas.GetName, OpenApiSchemas.Make),
            ["securitySchemes"] = new JsonObject { ["key"] = Key("header", "x-functions-key"), ["code"] = Key("query", "code") },
        },
    };

    private static JsonObject Tag(string name, string description) => new() { ["name"] = name, ["description"] = description };
    private static JsonObject Key(string place, string name) => new() { ["type"] = "apiKey", ["in"] = place, ["name"] = name };

    private static IEnumerable<Type> ListTypes() => ApiRoutes.All.Select(route => route.ResponseType).OfType<Type>()
        .Append(typeof(Problem)).Distinct().OrderBy(OpenApiSchemas.GetName, StringComparer.Ordinal);

    private static JsonObject Describe(ApiRoute route)
    {
        var operation = new JsonObject
        {
            ["operationId"] = route.Name,
            ["summary"] = route.Summary,
            ["description"] = route.Summary,
            ["tags"] = new JsonArray(route.Method == "GET" ? "read" : "operate"),
            ["parameters"] = new JsonArray([.. route.Parameters.Select(Describe)]),
            ["responses"] = DescribeResponses(route),
        };
        if (route.Access != ApiAccess.Key)
            operation["security"] = new JsonArray();
        return operation;
    }

    private static JsonObject Describe(ApiParameter parameter)
    {
        var schema = new JsonObject { ["type"] = parameter.Type };
        return new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.InPath ? "path" : "query",
            ["description"] = parameter.Description,
            ["required"] = parameter.IsRequired,
            ["schema"] = parameter.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = schema } : schema,
        };
    }

    private static JsonObject DescribeResponses(ApiRoute route)
    {
        var responses = route.Method == "DELETE"
            ? new JsonObject { ["204"] = new JsonObject { ["description"] = "Done." } }
            : new JsonObject { ["200"] = Respond("The response.", Map(route.ContentTypes, type => type, Content)) };
        int[] always = route.Access == ApiAccess.Key ? [401, 503] : [503];
        foreach (var status in route.Problems.Concat(always).Distinct().Order())
            responses[$"{status}"] = Respond(ReasonPhrases.GetReasonPhrase(status), Error());
        return responses;

        JsonObject Content(string type) => Schema(
            type == "application/json" && route.ResponseType is { } response ? OpenApiSchemas.Reference(response) : []);

        // Health and the Radar-compatible route have error bodies of their own.
        JsonObject Error() => route.ResponseType == typeof(HealthView) || route.ResponseType == typeof(RadarEnvelope)
            ? new() { ["application/json"] = Content("application/json") }
            : new() { ["application/problem+json"] = Schema(OpenApiSchemas.Reference(typeof(Problem))) };
    }

    private static JsonObject Respond(string description, JsonObject content) =>
        new() { ["description"] = description, ["content"] = content };

    private static JsonObject Schema(JsonObject schema) => new() { ["schema"] = schema };

    private static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> getName, Func<T, JsonNode> describe) =>
        new(items.Select(item => KeyValuePair.Create<string, JsonNode?>(getName(item), describe(item))));
}
