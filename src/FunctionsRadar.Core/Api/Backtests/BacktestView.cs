using FunctionsRadar.Checks;

namespace FunctionsRadar.Api.Backtests;

/// <summary>What thresholds would have done: a result for each, the lowest first.</summary>
internal sealed record BacktestView(string Watch, ImmutableArray<BacktestResult> Results);
