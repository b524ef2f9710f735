using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Api;

/// <summary>Maps the API's routes on a web server of our own, outside of Functions.</summary>
public static class StandaloneRoutes
{
    /// <summary>Maps every route below <c>/api</c>, each behind <see cref="StandaloneAccess"/>.</summary>
    public static void MapRadarApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.ServiceProvider.GetRequiredService<RadarApi>();
        var access = new StandaloneAccess(endpoints.ServiceProvider.GetRequiredService<ApiOptions>());
        foreach (var route in ApiRoutes.All)
            endpoints.MapMethods($"/api/{route.Template}", [route.Method], context => AnswerAsync(api, access, route, context));
        endpoints.MapGet("/", context => Results.LocalRedirect("/api/dashboard").ExecuteAsync(context));
        endpoints.MapFallback("{*path}", async context =>
            await Problems.Of(StatusCodes.Status404NotFound, "There is nothing at this address; see /api/openapi.json.").ExecuteAsync(context));
    }

    private static async Task AnswerAsync(RadarApi api, StandaloneAccess access, ApiRoute route, HttpContext context)
    {
        // The page for people is the one that anybody gets and that looks different where a key is needed.
        if (route.Access == ApiAccess.Anonymous)
            context.Features.Set(access);
        var result = access.Refusal(context.Request, route.Access) is { } refusal
            ? route.Error(refusal)
            : await api.HandleAsync(route, context.Request);
        await result.ExecuteAsync(context);
    }
}
