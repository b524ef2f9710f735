namespace FunctionsRadar.Dashboard.Parts;

/// <summary>A row of a bar chart.</summary>
internal sealed record Bar(string Label, decimal Percent, bool IsLegacy = false);
