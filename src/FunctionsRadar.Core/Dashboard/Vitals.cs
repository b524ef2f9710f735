namespace FunctionsRadar.Dashboard;

/// <summary>How the installation itself is.</summary>
/// <param name="Health"><c>ok</c>, <c>degraded</c>, <c>blind</c> or <c>unreachable</c>.</param>
/// <param name="Version">Version of the program, with the commit it was built from.</param>
public sealed record Vitals(string Health, string Version);
