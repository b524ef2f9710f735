namespace FunctionsRadar.Dashboard.Parts;

/// <summary>A row of a bar chart.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Percent">Percent of the whole.</param>
/// <param name="IsLegacy">True when it counts as legacy.</param>
internal sealed record Bar(string Label, decimal Percent, bool IsLegacy = false);
