using System.Text;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Dashboard;

/// <summary>A page or picture that loads nothing from elsewhere, runs no script but its own, and cannot be framed.</summary>
internal sealed class SecureAnswer(string text, string contentType, string policy, string cacheControl) : IResult
{
    /// <summary>A page.</summary>
    public static SecureAnswer Page(Html page) => new(
        page.Markup, "text/html; charset=utf-8",
        $"default-src 'none'; script-src {DashboardAssets.HashOf(DashboardAssets.Script)}; "
        + $"style-src {DashboardAssets.HashOf(DashboardAssets.Style)}; "
        + "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "no-store");

    /// <summary>A picture.</summary>
    public static SecureAnswer Picture(string svg, TimeSpan maximumAge, string? style = null) => new(
        svg, "image/svg+xml; charset=utf-8",
        $"default-src 'none'; style-src {(style is null ? "'none'" : DashboardAssets.HashOf(style))}; frame-ancestors 'none'",
        $"private, max-age={(int)maximumAge.TotalSeconds}");

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        response.Headers.CacheControl = cacheControl;
        response.ContentType = contentType;
        var body = Encoding.UTF8.GetBytes(text);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
