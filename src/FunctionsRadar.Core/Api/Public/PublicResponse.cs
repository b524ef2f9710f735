using FunctionsRadar.Api.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FunctionsRadar.Api.Public;

/// <summary>A response for everybody: shared caches may keep it, and pages of other sites may load and read it.</summary>
/// <param name="body">Its body.</param>
/// <param name="headers">Headers that it has besides, such as what a picture may load.</param>
/// <param name="age">How old it is, which is counted in the time that others may keep it.</param>
internal sealed class PublicResponse(
    CachedResponse body, KeyValuePair<string, string>[] headers, Func<TimeSpan> age) : IResult
{
    /// <summary>For how long it is kept: here, and for the rest of that time by caches and clients.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(1);

    private static readonly string[] OfTheBody =
        [HeaderNames.CacheControl, HeaderNames.ContentLength, HeaderNames.ContentType, HeaderNames.ETag, HeaderNames.Vary];

    /// <summary>Makes one of a response that was written to memory.</summary>
    public static PublicResponse From(HttpResponse written, MemoryStream body, Func<TimeSpan> age) => new(
        new CachedResponse(body.ToArray(), written.ContentType!, MaximumAge, isPublic: true),
        [
            .. written.Headers.Where(header => !OfTheBody.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())),
        ],
        age);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        foreach (var (name, value) in headers)
            response.Headers[name] = value;
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.Age = Math.Ceiling(age().TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.Headers.AccessControlAllowOrigin = "*";
        return body.ExecuteAsync(httpContext);
    }
}
