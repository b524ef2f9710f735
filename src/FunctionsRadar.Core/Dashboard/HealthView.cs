namespace FunctionsRadar.Dashboard;

/// <summary>The health of the installation, as <c>GET health</c> and the dashboard show it. No names are in it.</summary>
/// <param name="Status">The status, such as <c>ok</c>.</param>
/// <param name="Version">Version of the program, with the commit it was built from.</param>
internal sealed record HealthView(string Status, string Version);
