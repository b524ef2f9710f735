namespace FunctionsRadar.Dashboard;

/// <summary>A badge as shields.io asks for it.</summary>
/// <param name="SchemaVersion">Always 1.</param>
/// <param name="Label">The left half.</param>
/// <param name="Message">The right half.</param>
/// <param name="Color">Name of the colour.</param>
internal sealed record ShieldsView(int SchemaVersion, string Label, string Message, string Color);
