namespace FunctionsRadar.Dashboard.Parts;

internal sealed record Bar(string Label, decimal Percent, bool IsLegacy = false);
