using System.Text.Encodings.Web;
using System.Text.Unicode;
using RazorSlices;

namespace FunctionsRadar.Dashboard;

/// <summary>A page, badge or chart that loads nothing from elsewhere, runs no script but its own, and cannot be framed.</summary>
internal sealed class SecureResponse(string text, string contentType, string policy, string cacheControl) : IResult
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static async Task<IResult> RenderPageAsync(RazorSlice page) => new SecureResponse(
        await RenderAsync(page), "text/html; charset=utf-8",
        $"default-src 'none'; script-src {DashboardAssets.Hash(DashboardAssets.Script)}; "
        + $"style-src {DashboardAssets.Hash(DashboardAssets.Style)}; "
        + "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "no-store");

    public static async Task<IResult> RenderSvgAsync(RazorSlice svg, TimeSpan maximumAge) =>
        Svg(await RenderAsync(svg), maximumAge);

    /// <summary>With the style sheet that stands in it.</summary>
    public static SecureResponse Svg(string svg, TimeSpan maximumAge, string? style = null) => new(
        svg, "image/svg+xml; charset=utf-8",
        $"default-src 'none'; style-src {(style is null ? "'none'" : DashboardAssets.Hash(style))}; frame-ancestors 'none'",
        $"private, max-age={(int)maximumAge.TotalSeconds}");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = cacheControl;
        await Results.Text(text, contentType, Encoding.UTF8).ExecuteAsync(httpContext);
    }

    // Whole, before anything is sent: a template that fails is an error, and not half a page.
    private static async Task<string> RenderAsync(RazorSlice slice)
    {
        using (slice)
            return await slice.RenderAsync(Encoder);
    }
}
