using System.Text.Json;

namespace FunctionsRadar.Tests.Infra;

/// <summary>The tables of Log Analytics that items of telemetry end up in, from the items as the exporter sends them: one JSON text each.</summary>
public static class LogTables
{
    private static readonly string[] Severities = ["Verbose", "Information", "Warning", "Error", "Critical"];

    public static Dictionary<string, IReadOnlyList<LogRow>> Of(IEnumerable<string> items)
    {
        var tables = new Dictionary<string, IReadOnlyList<LogRow>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            using var document = JsonDocument.Parse(item);
            var data = document.RootElement.GetProperty("data");
            if (TableOf(data.GetProperty("baseType").GetString()!) is { } table)
                tables[table] = [.. tables.GetValueOrDefault(table, []), RowOf(data.GetProperty("baseData"))];
        }
        return tables;
    }

    private static string? TableOf(string type) => type switch
    {
        "MessageData" => "AppTraces",
        "ExceptionData" => "AppExceptions",
        "RemoteDependencyData" => "AppDependencies",
        "RequestData" => "AppRequests",
        _ => null,
    };

    private static LogRow RowOf(JsonElement data) => new LogRow()
        .With("Message", Text(data, "message"))
        .With("Name", Text(data, "name"))
        .With("Url", Text(data, "url"))
        .With("ResultCode", Text(data, "resultCode") ?? Text(data, "responseCode"))
        .With("Success", data.TryGetProperty("success", out var success) ? success.GetBoolean() : null)
        .With("SeverityLevel", Text(data, "severityLevel") is { } severity ? (long)Array.IndexOf(Severities, severity) : null)
        .With("Properties", data.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString())
            : null);

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value.GetString() : null;
}
