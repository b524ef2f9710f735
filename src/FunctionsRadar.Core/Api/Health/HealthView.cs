namespace FunctionsRadar.Api.Health;

/// <summary>Whether all is well. No names are in it.</summary>
/// <param name="Status">The word for a <see cref="HealthStatus"/>.</param>
/// <param name="Version">Version of the program, with the commit it was built from.</param>
public sealed record HealthView(string Status, string Version);
