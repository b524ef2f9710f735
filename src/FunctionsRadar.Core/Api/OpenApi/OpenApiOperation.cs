using System.Text.Json.Nodes;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.RadarCompatible;
using FunctionsRadar.Dashboard;
using Microsoft.AspNetCore.WebUtilities;

namespace FunctionsRadar.Api.OpenApi;

/// <summary>Describes one route.</summary>
internal static class OpenApiOperation
{
    public static JsonObject Describe(ApiRoute route)
    {
        var operation = new JsonObject
        {
            ["operationId"] = route.Name,
            ["summary"] = route.Summary,
            ["description"] = route.Summary,
            ["tags"] = new JsonArray(route.Method == "GET" ? "read" : "operate"),
            ["parameters"] = new JsonArray([.. route.Parameters.Select(Describe)]),
            ["responses"] = Responses(route),
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

    private static JsonObject Responses(ApiRoute route)
    {
        var responses = new JsonObject();
        if (route.Method == "DELETE")
            responses["204"] = new JsonObject { ["description"] = "Done." };
        else
            responses["200"] = new JsonObject { ["description"] = "The response.", ["content"] = Content(route) };
        foreach (var status in Statuses(route))
            responses[status.ToString(CultureInfo.InvariantCulture)] = Failure(route, status);
        return responses;
    }

    private static JsonObject Content(ApiRoute route) =>
        new(route.ContentTypes.Select(type => KeyValuePair.Create<string, JsonNode?>(
            type,
            type == "application/json" && route.ResponseType is { } response
                ? Schema(OpenApiSchemas.Reference(response))
                : Schema(new JsonObject()))));

    private static IEnumerable<int> Statuses(ApiRoute route)
    {
        int[] always = route.Access == ApiAccess.Key ? [401, 503] : [503];
        return route.Problems.Concat(always).Distinct().Order();
    }

    // Health and the Radar-compatible route have error bodies of their own.
    private static JsonObject Failure(ApiRoute route, int status)
    {
        var isOwn = route.ResponseType == typeof(HealthView) || route.ResponseType == typeof(RadarEnvelope);
        return new JsonObject
        {
            ["description"] = ReasonPhrases.GetReasonPhrase(status),
            ["content"] = isOwn
                ? new JsonObject { ["application/json"] = Schema(OpenApiSchemas.Reference(route.ResponseType!)) }
                : new JsonObject { ["application/problem+json"] = Schema(OpenApiSchemas.Reference(typeof(Problem))) },
        };
    }

    private static JsonObject Schema(JsonObject schema) => new() { ["schema"] = schema };
}
