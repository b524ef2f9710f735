using System.Text.Json.Serialization;

namespace FunctionsRadar.Radar;

/// <summary>The period that a summary describes.</summary>
/// <param name="Start">Its start, as Radar adjusted it.</param>
/// <param name="End">Its end, as Radar adjusted it.</param>
internal sealed record Window(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>From start to end.</summary>
    [JsonIgnore]
    public TimeSpan Length => End - Start;
}
