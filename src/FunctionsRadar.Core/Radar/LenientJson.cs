namespace FunctionsRadar.Radar;

/// <summary>Reads JSON that nothing depends on: what is missing, or of another type than expected, reads as nothing.</summary>
internal static class LenientJson
{
    /// <summary>A property; undefined when there is none.</summary>
    public static JsonElement Property(JsonElement parent, string name)
    {
        try
        {
            return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in some property's name.
            return default;
        }
    }

    /// <summary>The objects in an array; none when it is not an array.</summary>
    public static IEnumerable<JsonElement> Objects(JsonElement array) =>
        array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>A string, or a number or boolean as it is written; null for anything else.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    /// <summary>The text of a property.</summary>
    public static string? Text(JsonElement parent, string name) => Text(Property(parent, name));
}
