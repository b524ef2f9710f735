using System.Collections.Immutable;
using System.Text.Json.Serialization;
using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Output;

/// <summary>JSON of what the API has no view of.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCaseWords<Measure>)])]
[JsonSerializable(typeof(BackfillResult))]
[JsonSerializable(typeof(BacktestReport))]
[JsonSerializable(typeof(ConfigReport))]
[JsonSerializable(typeof(CopyResult))]
internal sealed partial class CliJson : JsonSerializerContext;

/// <summary>What <c>backtest</c> tells.</summary>
internal sealed record BacktestReport(string Watch, ImmutableArray<BacktestResult> Results);

/// <summary>What <c>config</c> tells.</summary>
internal sealed record ConfigReport(IReadOnlyCollection<EffectiveSetting> Settings, IReadOnlyList<string> Warnings, IReadOnlyList<string> Errors);
