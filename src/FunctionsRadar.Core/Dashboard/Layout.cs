using AspNetCoreGeneratedDocument;
using RazorSlices;

namespace FunctionsRadar.Dashboard;

/// <summary>Names <c>Layout.cshtml</c> for the pages that use it. Only the page that asks for the key has no view.</summary>
internal sealed class Layout : IRazorSliceProxy<DashboardView?>
{
    public static RazorSlice<DashboardView?> CreateSlice(DashboardView? model) => new Dashboard_Layout { Model = model };
}
