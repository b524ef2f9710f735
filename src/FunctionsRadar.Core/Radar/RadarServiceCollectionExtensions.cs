using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionsRadar.Radar;

/// <summary>Registers the client for Cloudflare Radar.</summary>
internal static class RadarServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="RadarClient"/> with its retries, rate limit, circuit breakers and time-outs. All of them follow the
    /// <see cref="TimeProvider"/> that is registered, or the system's.
    /// </summary>
    public static IHttpClientBuilder AddRadarClient(this IServiceCollection services, RadarOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options);
        services.TryAddSingleton<AuthenticationBreaker>();
        // The framework's logs of each request hide the query and the credentials only as long as no switch turns that off.
        return services.AddHttpClient<RadarClient>(http => SetUp(http, options)).RemoveAllLoggers().AddHandlers(options);
    }

    // Outermost first. One set of handlers for all clients, so that they share one rate limit.
    private static IHttpClientBuilder AddHandlers(this IHttpClientBuilder client, RadarOptions options)
    {
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        client.AddResilienceHandler("retries", (pipeline, context) =>
            RadarResilience.AddRetries(pipeline, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        client.AddHttpMessageHandler(provider => new RateLimitHandler(
            options.RequestsPerSecond,
            provider.GetRequiredService<AuthenticationBreaker>(),
            provider.GetRequiredService<TimeProvider>()));
        client.AddResilienceHandler("attempt", (pipeline, context) =>
            RadarResilience.AddAttemptLimits(pipeline, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        client.AddHttpMessageHandler(() => new ResponseBufferHandler());
        return client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
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
