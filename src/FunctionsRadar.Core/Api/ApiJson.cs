using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Api.RadarCompatible;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api;

/// <summary>JSON as the API writes it: camelCase, words for enumerations, nulls written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = false,
    Converters =
    [
        typeof(CamelCaseEnumConverter<CheckOutcome>), typeof(CamelCaseEnumConverter<AlertState>),
        typeof(CamelCaseEnumConverter<WatchStatus>), typeof(CamelCaseEnumConverter<NotificationType>),
        typeof(CamelCaseEnumConverter<DeliveryStatus>), typeof(CamelCaseEnumConverter<Measure>),
        typeof(CamelCaseEnumConverter<OperatorAction>), typeof(DurationJson),
    ])]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(LatestView))]
[JsonSerializable(typeof(ListView<SnapshotView>))]
[JsonSerializable(typeof(ListView<StatusView>))]
[JsonSerializable(typeof(ListView<TransitionView>))]
[JsonSerializable(typeof(ListView<DeliveryView>))]
[JsonSerializable(typeof(ListView<CheckView>))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(SilenceView))]
[JsonSerializable(typeof(DeliveryView))]
[JsonSerializable(typeof(RadarEnvelope))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(ShieldsView))]
[JsonSerializable(typeof(BacktestView))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The one for answers of type <c>application/json</c>, which nobody takes for HTML: texts stay readable.</summary>
    public static ApiJson Answers =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
