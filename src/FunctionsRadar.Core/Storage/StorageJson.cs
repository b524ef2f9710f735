using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>How the domain's records are written in rows. What can be computed is left out, and so is null.</summary>
[JsonSerializable(typeof(WatchState))]
[JsonSerializable(typeof(ImmutableArray<Alert>))]
[JsonSerializable(typeof(ImmutableArray<OwedEnd>))]
[JsonSerializable(typeof(DeliveryRecord))]
[JsonSerializable(typeof(Transition))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>The one in use. Stored texts are never shown as HTML, so characters need no escaping beyond what JSON asks for.</summary>
    public static StorageJson Rows { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new CamelCaseWords<AlertState>(), new CamelCaseWords<CheckOutcome>(), new CamelCaseWords<NotificationType>(),
            new CamelCaseWords<DeliveryStatus>(), new CamelCaseWords<Measure>(), new CamelCaseWords<Against>(), new CamelCaseWords<Severity>(),
        },
    });
}
