using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FunctionsRadar.Api.Http;

/// <summary>Maps the API's routes on a web server of our own, outside of Functions.</summary>
internal static class StandaloneRoutes
{
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.ServiceProvider.GetRequiredService<ApiHandler>();
        var access = new StandaloneAccess(endpoints.ServiceProvider.GetRequiredService<ApiOptions>());
        foreach (var routes in ApiRoutes.All.GroupBy(route => route.Template))
        {
            ApiRoute[] all = [.. routes];
            endpoints.Map($"/api/{routes.Key}", async context =>
                await (await RespondAsync(api, access, all, context)).ExecuteAsync(context));
        }
        endpoints.MapMethods("/", ["GET", "HEAD"], context => Results.LocalRedirect("/api/dashboard").ExecuteAsync(context));
        var nothing = Problem.Respond(ProblemException.NotFound("There is nothing at this address; see /api/openapi.json."));
        endpoints.MapFallback("{*path}", context =>
        {
            ApiHandler.SetDefaultHeaders(context.Response.Headers);
            return nothing.ExecuteAsync(context);
        });
    }

    private static async Task<IResult> RespondAsync(
        ApiHandler api, StandaloneAccess access, ApiRoute[] routes, HttpContext context)
    {
        ApiHandler.SetDefaultHeaders(context.Response.Headers);
        // Kestrel drops the body of a response to HEAD.
        var method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        var named = Array.Find(routes, route => HttpMethods.Equals(route.Method, method));
        var route = named ?? routes[0];
        // Lets the dashboard know whether a key is needed.
        if (route.Access == ApiAccess.Anonymous)
            context.Features.Set(access);
        if (access.Refusal(context.Request, route.Access) is { } refusal)
            return route.Error(refusal);
        return named is null
            ? route.Error(api.FindAbsence(route) ?? RefuseMethod(routes, context))
            : await api.HandleAsync(named, context.Request);
    }

    private static ProblemException RefuseMethod(ApiRoute[] routes, HttpContext context)
    {
        var allowed = string.Join(", ", routes.Select(route => route.Method == "GET" ? "GET, HEAD" : route.Method));
        context.Response.Headers.Allow = allowed;
        return new ProblemException(
            StatusCodes.Status405MethodNotAllowed,
            $"{context.Request.Method} is not a method of this address; accepted: {allowed}.");
    }
}
