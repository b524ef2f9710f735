namespace FunctionsRadar.Dashboard;

/// <summary>The health of the installation, for anybody: without names, and with the commit in the version.</summary>
internal sealed record HealthView(string Status, string Version);
