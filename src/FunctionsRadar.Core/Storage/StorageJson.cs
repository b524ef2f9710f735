using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Storage;

/// <summary>How the domain's records are written in rows. What can be computed is left out, and so is null.</summary>
[JsonSerializable(typeof(WatchState))]
[JsonSerializable(typeof(Alert[]))]
[JsonSerializable(typeof(NotificationLog))]
[JsonSerializable(typeof(DeliveryRecord))]
[JsonSerializable(typeof(Transition))]
[JsonSerializable(typeof(OperatorCommand))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Stored texts are never shown as HTML, so characters need no escaping beyond what JSON asks for.</summary>
    public static StorageJson Rows { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new CamelCaseEnumConverter<AlertState>(), new CamelCaseEnumConverter<CheckOutcome>(),
            new CamelCaseEnumConverter<NotificationType>(), new CamelCaseEnumConverter<DeliveryStatus>(),
            new CamelCaseEnumConverter<Measure>(), new CamelCaseEnumConverter<Against>(), new CamelCaseEnumConverter<Severity>(),
            new CamelCaseEnumConverter<OperatorAction>(),
        },
    });
}
