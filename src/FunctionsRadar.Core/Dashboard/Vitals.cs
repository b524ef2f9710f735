namespace FunctionsRadar.Dashboard;

/// <summary>How the installation itself is.</summary>
/// <param name="Health">The word of <c>GET health</c>, such as <c>ok</c>.</param>
/// <param name="Version">Version of the program, with the commit it was built from.</param>
/// <param name="Links">Paths below <c>/api</c> of what else is served to who sees the page, such as <c>metrics</c>.</param>
public sealed record Vitals(string Health, string Version, IReadOnlyList<string> Links);
