namespace FunctionsRadar.Radar;

/// <summary>Reads JSON that nothing depends on: what is missing, or of another type than expected, reads as nothing.</summary>
internal static class LenientJson
{
    public static JsonElement Property(this JsonElement parent, string name) => parent.ValueKind == JsonValueKind.Object
        ? ReadUnlessMalformed(() => parent.TryGetProperty(name, out var value) ? value : default)
        : default;

    public static IEnumerable<JsonElement> Objects(this JsonElement array) => array.ValueKind == JsonValueKind.Array
        ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
        : [];

    /// <summary>A string, or a number or boolean as it is written; null for anything else.</summary>
    public static string? Text(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => ReadUnlessMalformed(value.GetString),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    public static string? Text(this JsonElement parent, string name) => parent.Property(name).Text();

    // Half a surrogate pair in a string, or in the name of any property, is found only when it is read.
    private static T? ReadUnlessMalformed<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
