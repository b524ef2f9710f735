using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace FunctionsRadar.Tests.FunctionsApp.Telemetry;

/// <summary>An exported item as the row that Log Analytics makes of it, with the columns that a query may look at.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns; what differs from run to run is left out.</param>
internal sealed record ExportedRow(string Table, JsonObject Columns)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Log Analytics has the levels as numbers.
    private static readonly string[] Levels = ["Verbose", "Information", "Warning", "Error", "Critical"];

    /// <summary>Name of the event that a row tells of; null for none.</summary>
    public string? Event => Columns["Properties"]?["EventName"]?.GetValue<string>();

    /// <summary>Its name; empty for none.</summary>
    public string Name => Columns[nameof(Name)]?.GetValue<string>() ?? "";

    /// <summary>Category of the log that wrote it; null for none.</summary>
    public string? Category { get; private init; }

    public static ExportedRow Of(JsonNode item)
    {
        var data = item["data"]!["baseData"]!;
        return item["data"]!["baseType"]!.GetValue<string>() switch
        {
            "MessageData" => Log("AppTraces", data, ("Message", ReadEvent(Text(data["message"])))),
            "ExceptionData" => Log("AppExceptions", data, ("ExceptionType", Text(data["exceptions"]![0]!["typeName"]))),
            "RemoteDependencyData" => Call("AppDependencies", data, ("DependencyType", Text(data["type"]))),
            "RequestData" => Call("AppRequests", data, ("ResultCode", Text(data["responseCode"]))),
            "MetricData" => new ExportedRow("AppMetrics", new JsonObject { [nameof(Name)] = Text(data["metrics"]![0]!["name"]) }),
            var other => new ExportedRow(other, []),
        };
    }

    /// <summary>Rows as they are kept in the repository.</summary>
    public static string WriteText(IEnumerable<ExportedRow> rows)
    {
        var shown = rows.Select(row =>
            new JsonObject([KeyValuePair.Create<string, JsonNode?>("Table", row.Table), .. Copied(row.Columns)]));
        return new JsonArray([.. shown.OrderBy(row => row.ToJsonString(), StringComparer.Ordinal)]).ToJsonString(Indented);
    }

    private static string Text(JsonNode? value) => value!.GetValue<string>();

    private static ExportedRow Log(string table, JsonNode data, (string Name, string Value) column)
    {
        var columns = new JsonObject
        {
            [column.Name] = column.Value,
            ["SeverityLevel"] = Array.IndexOf(Levels, Text(data["severityLevel"])),
            ["Properties"] = new JsonObject { ["EventName"] = data["properties"]!["EventName"]?.GetValue<string>() },
        };
        return new ExportedRow(table, columns) { Category = data["properties"]!["CategoryName"]?.GetValue<string>() };
    }

    private static ExportedRow Call(string table, JsonNode data, (string Name, string Value) column) => new(table, new JsonObject
    {
        [nameof(Name)] = Text(data["name"]),
        [column.Name] = column.Value,
        ["Success"] = data["success"]!.GetValue<bool>(),
    });

    // What follows is told of one occasion.
    private static string ReadEvent(string message) => message.Split(": ") is [var name, _, ..] ? name + ": …" : message;

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Copied(JsonObject columns) =>
        columns.Select(column => KeyValuePair.Create(column.Key, column.Value?.DeepClone()));
}
