using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api.Http;

/// <summary>Handles requests for both heads; here alone a failure becomes a response, in the route's own form.</summary>
internal sealed partial class ApiHandler(
    IServiceProvider services, WatchList watches, ApiOptions options, ILogger<ApiHandler> logger)
{
    public async Task<IResult> HandleAsync(ApiRoute route, HttpRequest request)
    {
        SetDefaultHeaders(request.HttpContext.Response.Headers);
        if (FindAbsence(route) is { } absence)
            return route.Error(absence);
        try
        {
            return await route.Handler(services, new ApiRequest(request, watches));
        }
        catch (ProblemException problem)
        {
            return route.Error(problem);
        }
        catch (CursorException cursor)
        {
            return route.Error(ApiRequest.Wrong("after", cursor.Cursor, "the 'after' of the page before"));
        }
        catch (StorageException failure)
        {
            StoreUnavailable(route.Name, failure.Message);
            return route.Error(ProblemException.Unavailable("The store cannot be reached."));
        }
        catch (OperationCanceledException) when (request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
    }

    /// <summary>Why there is nothing at a route, whatever the method; null when there is something.</summary>
    public ProblemException? FindAbsence(ApiRoute route) => route.Access == ApiAccess.Public && !options.IsPublic
        ? ProblemException.NotFound("Nothing is served to everybody here: Api:Public is not true.")
        : null;

    /// <summary>Unless a route sets others: kept by nobody, no guesses of its type, and not for other sites' pages.</summary>
    public static void SetDefaultHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    [LoggerMessage(301, LogLevel.Error, "StoreUnavailable: {Route}: {Reason}")]
    private partial void StoreUnavailable(string route, string reason);
}
