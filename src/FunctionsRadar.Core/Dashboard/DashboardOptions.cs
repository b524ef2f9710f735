namespace FunctionsRadar.Dashboard;

/// <summary>How the page is shown. Simulated data is named as such.</summary>
internal sealed record DashboardOptions(bool IsDemo);
