namespace FunctionsRadar.Checks;

/// <summary>How far a backfill is.</summary>
/// <param name="Day">End of the window last asked for.</param>
/// <param name="Done">Days done.</param>
/// <param name="Total">Days to do.</param>
internal sealed record BackfillProgress(DateTimeOffset Day, int Done, int Total);
