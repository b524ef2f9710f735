namespace FunctionsRadar.Formatting;

/// <summary>Names of enumerations as settings, payloads and people write them.</summary>
internal static class EnumFormat
{
    /// <summary>The name in camel case, such as <c>riseInPoints</c>.</summary>
    public static string CamelCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
