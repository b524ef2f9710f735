namespace FunctionsRadar.Dashboard;

/// <summary>How the page is shown.</summary>
/// <param name="IsDemo">True when the data is simulated, and the page has to say so.</param>
internal sealed record DashboardOptions(bool IsDemo);
