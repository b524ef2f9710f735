namespace FunctionsRadar.Dashboard;

/// <summary>How the installation itself is.</summary>
/// <param name="Health">The word of <c>GET health</c>, such as <c>ok</c>.</param>
/// <param name="Version">Version of the program, with the commit it was built from.</param>
public sealed record Vitals(string Health, string Version);
