using AspNetCoreGeneratedDocument;
using RazorSlices;

namespace FunctionsRadar.Dashboard;

/// <summary>Names <c>Layout.cshtml</c> for the pages that use it.</summary>
internal sealed class Layout : IRazorSliceProxy<LayoutView>
{
    /// <inheritdoc/>
    public static RazorSlice<LayoutView> CreateSlice(LayoutView model) => new Dashboard_Layout { Model = model };
}
