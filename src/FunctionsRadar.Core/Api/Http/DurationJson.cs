using System.Text.Json.Serialization;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Api.Http;

/// <summary>Writes a duration as settings have it, such as <c>6h</c> or <c>30d</c>, to the second. Nothing reads it.</summary>
internal sealed class DurationJson : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DurationText.Format(TimeSpan.FromSeconds(Math.Floor(value.TotalSeconds))));
}
