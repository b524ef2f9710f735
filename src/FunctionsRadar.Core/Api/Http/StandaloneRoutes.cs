using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Api.Http;

/// <summary>Maps the API's routes on a web server of our own, outside of Functions.</summary>
internal static class StandaloneRoutes
{
    /// <summary>Maps every route below <c>/api</c>, each behind <see cref="StandaloneAccess"/>.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.ServiceProvider.GetRequiredService<ApiHandler>();
        var access = new StandaloneAccess(endpoints.ServiceProvider.GetRequiredService<ApiOptions>());
        foreach (var route in ApiRoutes.All)
        {
            endpoints.MapMethods(
                $"/api/{route.Template}", FindMethods(route), context => RespondAsync(api, access, route, context));
        }
        foreach (var routes in ApiRoutes.All.GroupBy(route => route.Template))
        {
            var allowed = string.Join(", ", routes.SelectMany(FindMethods));
            endpoints.Map($"/api/{routes.Key}", context => RefuseMethodAsync(api, access, routes.First(), allowed, context));
        }
        endpoints.MapMethods("/", ["GET", "HEAD"], context => Results.LocalRedirect("/api/dashboard").ExecuteAsync(context));
        endpoints.MapFallback("{*path}", context => RespondAsync(
            context, Problems.Create(StatusCodes.Status404NotFound, "There is nothing at this address; see /api/openapi.json.")));
    }

    // Kestrel drops the body of a response to HEAD.
    private static string[] FindMethods(ApiRoute route) => route.Method == "GET" ? ["GET", "HEAD"] : [route.Method];

    private static async Task RespondAsync(ApiHandler api, StandaloneAccess access, ApiRoute route, HttpContext context)
    {
        // Lets the dashboard know whether a key is needed.
        if (route.Access == ApiAccess.Anonymous)
            context.Features.Set(access);
        if (access.Refusal(context.Request, route.Access) is { } refusal)
            await RespondAsync(context, route.Error(refusal));
        else
            await (await api.HandleAsync(route, context.Request)).ExecuteAsync(context);
    }

    // Only requests whose method no route names come here.
    private static Task RefuseMethodAsync(
        ApiHandler api, StandaloneAccess access, ApiRoute route, string allowed, HttpContext context)
    {
        var problem = access.Refusal(context.Request, route.Access)
            ?? api.FindAbsence(route)
            ?? new ProblemException(
                StatusCodes.Status405MethodNotAllowed,
                $"{context.Request.Method} is not a method of this address; accepted: {allowed}.");
        if (problem.Status == StatusCodes.Status405MethodNotAllowed)
            context.Response.Headers.Allow = allowed;
        return RespondAsync(context, route.Error(problem));
    }

    private static Task RespondAsync(HttpContext context, IResult result)
    {
        SecurityHeaders.SetDefaults(context.Response.Headers);
        return result.ExecuteAsync(context);
    }
}
