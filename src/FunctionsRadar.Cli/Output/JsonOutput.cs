using System.Text.Json.Serialization.Metadata;

namespace FunctionsRadar.Cli.Output;

/// <summary>Results for programs: compact JSON, one value a line.</summary>
internal static class JsonOutput
{
    public static void Write<T>(T value, JsonTypeInfo<T> type) => Console.WriteLine(JsonSerializer.Serialize(value, type));
}
