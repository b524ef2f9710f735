namespace FunctionsRadar.Checks;

/// <summary>How far a backfill is: the end of the window last asked for, and how many days are done of how many.</summary>
internal sealed record BackfillProgress(DateTimeOffset Day, int Done, int Total);
