using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace FunctionsRadar.Api.Http;

/// <summary>Known bytes with a strong <c>ETag</c>: 304 to who has them. Shared caches may keep a public one.</summary>
internal sealed class CachedResponse(byte[] body, string contentType, TimeSpan maximumAge, bool isPublic = false) : IResult
{
    private readonly EntityTagHeaderValue _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
    private readonly string _cacheControl = $"{(isPublic ? "public" : "private")}, max-age={(int)maximumAge.TotalSeconds}";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = _tag.Tag.Value;
        response.Headers.CacheControl = _cacheControl;
        response.Headers.Vary = "Accept";
        if (IsKnown(httpContext.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        // No token: when the client has gone the write ends by itself, and RequestAborted would allocate for each request.
        await response.Body.WriteAsync(body, CancellationToken.None);
    }

    private bool IsKnown(HttpRequest request) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(_tag, useStrongComparison: false));
}
