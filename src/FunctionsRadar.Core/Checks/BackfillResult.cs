namespace FunctionsRadar.Checks;

/// <summary>What a backfill did.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Added">Days whose snapshot was added.</param>
/// <param name="AlreadyThere">Days that had a snapshot before.</param>
/// <param name="LeftOut">Days for which Radar gave nothing good enough to keep.</param>
/// <param name="Reason">Why the last of those was left out; null when there is none.</param>
internal sealed record BackfillResult(string Watch, int Added, int AlreadyThere, int LeftOut, string? Reason);
