namespace FunctionsRadar.Tests.Infra;

/// <summary>Tables of Log Analytics by name. One that never had a row is not there.</summary>
public sealed class LogTables
{
    private static readonly string[] Severities = ["Verbose", "Information", "Warning", "Error", "Critical"];

    private readonly Dictionary<string, List<LogRow>> _rows = new(StringComparer.Ordinal);

    /// <summary>The tables that items of telemetry end up in.</summary>
    /// <param name="items">Each as the exporter sends it: a JSON text.</param>
    public static LogTables Of(IEnumerable<string> items)
    {
        var tables = new LogTables();
        foreach (var item in items)
        {
            using var document = JsonDocument.Parse(item);
            var data = document.RootElement.GetProperty("data");
            if (FindTable(data.GetProperty("baseType").GetString()!) is { } table)
                tables.Add(table, ReadRow(data.GetProperty("baseData")));
        }
        return tables;
    }

    /// <summary>Adds a row, and its table if need be.</summary>
    public LogTables Add(string table, LogRow row)
    {
        if (!_rows.TryAdd(table, [row]))
            _rows[table].Add(row);
        return this;
    }

    /// <summary>The rows of a table; null when it is not there.</summary>
    public IReadOnlyList<LogRow>? Find(string table) => _rows.GetValueOrDefault(table);

    private static string? FindTable(string type) => type switch
    {
        "MessageData" => "AppTraces",
        "ExceptionData" => "AppExceptions",
        "RemoteDependencyData" => "AppDependencies",
        "RequestData" => "AppRequests",
        _ => null,
    };

    private static LogRow ReadRow(JsonElement data) => new LogRow()
        .With("Message", Text(data, "message"))
        .With("Name", Text(data, "name"))
        .With("Url", Text(data, "url"))
        .With("ResultCode", Text(data, "resultCode") ?? Text(data, "responseCode"))
        .With("Success", data.TryGetProperty("success", out var success) ? success.GetBoolean() : null)
        .With("SeverityLevel", Text(data, "severityLevel") is { } severity ? (long)Array.IndexOf(Severities, severity) : null)
        .With("Properties", data.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString())
            : null);

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) ? value.GetString() : null;
}
