using System.Text.Json.Serialization;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Api.Http;

/// <summary>Writes a duration as settings have it, such as <c>6h</c> or <c>30d</c>, to the second.</summary>
internal sealed class DurationJson : JsonConverter<TimeSpan>
{
    /// <inheritdoc/>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DurationText.TryParse(reader.GetString(), out var duration)
            ? duration
            : throw new JsonException("Accepted: " + DurationText.Accepted + ".");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DurationText.Format(TimeSpan.FromSeconds(Math.Floor(value.TotalSeconds))));
}
