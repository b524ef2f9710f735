namespace FunctionsRadar.Dashboard;

/// <summary>What the frame of a page shows.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="Content">What the page shows; null for a page that asks for the key.</param>
internal sealed record LayoutView(string Title, DashboardView? Content);
