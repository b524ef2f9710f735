using System.Text.Json.Serialization;

namespace FunctionsRadar.Radar;

/// <summary>The period that a summary describes, as Radar adjusted it.</summary>
internal sealed record Window(DateTimeOffset Start, DateTimeOffset End)
{
    [JsonIgnore]
    public TimeSpan Length => End - Start;
}
