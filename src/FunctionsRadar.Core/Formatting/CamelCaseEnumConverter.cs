using System.Text.Json.Serialization;

namespace FunctionsRadar.Formatting;

/// <summary>Writes an enumeration in JSON by its name in camel case; numbers are not read.</summary>
internal sealed class CamelCaseEnumConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
