using FunctionsRadar.Checks;

namespace FunctionsRadar.Api.Backtests;

/// <summary>What thresholds would have done.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Results">One for each threshold, the lowest first.</param>
internal sealed record BacktestView(string Watch, ImmutableArray<BacktestResult> Results);
