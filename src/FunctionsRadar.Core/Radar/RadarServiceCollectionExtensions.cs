using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionsRadar.Radar;

/// <summary>Registers the client for Cloudflare Radar. Its waits follow the registered <see cref="TimeProvider"/>.</summary>
internal static class RadarServiceCollectionExtensions
{
    public static void AddRadarClient(this IServiceCollection services, RadarOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options);
        services.AddSingleton<AuthenticationBreaker>().AddSingleton<RadarResilience>();
        services.AddTransient<RateLimitHandler>().AddTransient<ResponseBufferHandler>();
        // The framework's logs of each request hide the query and the credentials only as long as no switch turns that off.
        var client = services.AddHttpClient<RadarClient>(http => SetUp(http, options)).RemoveAllLoggers();
        // One set of handlers for all clients, so that they share one rate limit. Outermost first:
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        client.AddResilienceHandler("retries", (pipeline, context) =>
            context.ServiceProvider.GetRequiredService<RadarResilience>().AddRetries(pipeline));
        client.AddHttpMessageHandler<RateLimitHandler>();
        client.AddResilienceHandler("attempt", (pipeline, context) =>
            context.ServiceProvider.GetRequiredService<RadarResilience>().AddAttemptLimits(pipeline));
        client.AddHttpMessageHandler<ResponseBufferHandler>();
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            SslOptions = TlsPolicy.CreateClientOptions(),
        });
    }

    private static void SetUp(HttpClient http, RadarOptions options)
    {
        http.BaseAddress = new Uri(options.BaseUrl.AbsoluteUri.TrimEnd('/') + "/");
        http.Timeout = Timeout.InfiniteTimeSpan;
        var headers = http.DefaultRequestHeaders;
        headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var version = typeof(RadarClient).Assembly.GetName().Version!.ToString(3);
        headers.UserAgent.Add(new ProductInfoHeaderValue("FunctionsRadar", version));
        if (options.ApiToken is not null)
            headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiToken);
        if (options.Email is not null)
            headers.Add("X-Auth-Email", options.Email);
        if (options.ApiKey is not null)
            headers.Add("X-Auth-Key", options.ApiKey);
    }
}
