using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Writes the JSON that receivers get.</summary>
internal static class Json
{
    // Nothing here is put into a web page, and letters of other languages stay readable, and short.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Options));
}
