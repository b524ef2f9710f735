namespace FunctionsRadar.Checks;

/// <summary>How many days were added, had a snapshot before, or were left out; why the last of these was, or null.</summary>
internal sealed record BackfillResult(string Watch, int Added, int AlreadyThere, int LeftOut, string? Reason);
