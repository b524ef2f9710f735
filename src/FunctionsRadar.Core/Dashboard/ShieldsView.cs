namespace FunctionsRadar.Dashboard;

/// <summary>A badge as shields.io asks for it; the version of its schema is 1.</summary>
internal sealed record ShieldsView(int SchemaVersion, string Label, string Message, string Color);
