using System.Text.Json;
using System.Text.Json.Serialization;

namespace FunctionsRadar.Storage;

/// <summary>Writes an enumeration as words in camelCase.</summary>
public sealed class CamelCaseWords<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
