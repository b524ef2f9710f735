using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Api.Backtests;
using FunctionsRadar.Api.Deliveries;
using FunctionsRadar.Api.Operators;
using FunctionsRadar.Api.RadarCompatible;
using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Api.Status;
using FunctionsRadar.Api.Transitions;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api.Http;

/// <summary>JSON as the API writes it: camelCase, words for enumerations, nulls written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(CamelCaseEnumConverter<CheckOutcome>), typeof(CamelCaseEnumConverter<AlertState>),
        typeof(CamelCaseEnumConverter<WatchStatus>), typeof(CamelCaseEnumConverter<NotificationType>),
        typeof(CamelCaseEnumConverter<DeliveryStatus>), typeof(CamelCaseEnumConverter<Measure>),
        typeof(CamelCaseEnumConverter<OperatorAction>), typeof(DurationJson),
    ])]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(LatestView))]
[JsonSerializable(typeof(Page<SnapshotView>))]
[JsonSerializable(typeof(Page<StatusView>))]
[JsonSerializable(typeof(Page<TransitionView>))]
[JsonSerializable(typeof(Page<DeliveryView>))]
[JsonSerializable(typeof(Page<CheckView>))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(Silence))]
[JsonSerializable(typeof(DeliveryView))]
[JsonSerializable(typeof(RadarEnvelope))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(ShieldsView))]
[JsonSerializable(typeof(BacktestView))]
[JsonSerializable(typeof(WatchAdvice))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>For responses of type <c>application/json</c>, which nobody takes for HTML: texts stay readable.</summary>
    public static ApiJson Responses =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
