using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Writes the JSON that receivers get.</summary>
internal static class Json
{
    // Nothing here is put into a web page, and letters of other languages stay readable, and short.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            node.WriteTo(writer);
        return stream.ToArray();
    }

    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> create) => new([.. items.Select(create)]);

    public static JsonObject Object<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> create)
    {
        var json = new JsonObject();
        foreach (var item in items)
            json[name(item)] = create(item);
        return json;
    }
}
