using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FunctionsRadar.Api.Http;

/// <summary>Maps the API's routes on a web server of our own, outside of Functions.</summary>
internal static class StandaloneRoutes
{
    /// <summary>Maps every route below <c>/api</c>, each behind <see cref="StandaloneAccess"/>.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.ServiceProvider.GetRequiredService<ApiHandler>();
        var access = new StandaloneAccess(endpoints.ServiceProvider.GetRequiredService<ApiOptions>());
        foreach (var routes in ApiRoutes.All.GroupBy(route => route.Template))
        {
            ApiRoute[] all = [.. routes];
            endpoints.Map($"/api/{routes.Key}", context => RespondAsync(api, access, all, context));
        }
        endpoints.MapMethods("/", ["GET", "HEAD"], context => Results.LocalRedirect("/api/dashboard").ExecuteAsync(context));
        endpoints.MapFallback("{*path}", context => RefuseAsync(
            Problem.Respond(ProblemException.NotFound("There is nothing at this address; see /api/openapi.json.")), context));
    }

    private static async Task RespondAsync(ApiHandler api, StandaloneAccess access, ApiRoute[] routes, HttpContext context)
    {
        var named = FindRoute(routes, context.Request.Method);
        var route = named ?? routes[0];
        // Lets the dashboard know whether a key is needed.
        if (route.Access == ApiAccess.Anonymous)
            context.Features.Set(access);
        if (access.Refusal(context.Request, route.Access) is { } refusal)
            await RefuseAsync(route.Error(refusal), context);
        else if (named is not null)
            await (await api.HandleAsync(named, context.Request)).ExecuteAsync(context);
        else
            await RefuseAsync(route.Error(api.FindAbsence(route) ?? RefuseMethod(routes, context)), context);
    }

    // Kestrel drops the body of a response to HEAD.
    private static ApiRoute? FindRoute(ApiRoute[] routes, string method)
    {
        foreach (var route in routes)
        {
            if (HttpMethods.Equals(route.Method, HttpMethods.IsHead(method) ? HttpMethods.Get : method))
                return route;
        }
        return null;
    }

    private static ProblemException RefuseMethod(ApiRoute[] routes, HttpContext context)
    {
        var allowed = string.Join(", ", routes.Select(route => route.Method == "GET" ? "GET, HEAD" : route.Method));
        context.Response.Headers.Allow = allowed;
        return new ProblemException(
            StatusCodes.Status405MethodNotAllowed,
            $"{context.Request.Method} is not a method of this address; accepted: {allowed}.");
    }

    private static Task RefuseAsync(IResult result, HttpContext context)
    {
        ApiHandler.SetDefaultHeaders(context.Response.Headers);
        return result.ExecuteAsync(context);
    }
}
