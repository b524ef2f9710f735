using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionsRadar.Radar;

/// <summary>Registers the client for Cloudflare Radar.</summary>
public static class RadarServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="RadarClient"/> with its retries, time-outs, pace and circuit breaker. All of them follow the
    /// <see cref="TimeProvider"/> that is registered, or the system's.
    /// </summary>
    public static IHttpClientBuilder AddRadarClient(this IServiceCollection services, RadarOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options);
        // The framework's logs of each request hide the query and the credentials only as long as no switch turns that off.
        var client = services.AddHttpClient<RadarClient>(http => SetUp(http, options)).RemoveAllLoggers();
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
        client.AddResilienceHandler("radar", (pipeline, context) =>
            RadarResilience.Configure(pipeline, options, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        return client.AddHttpMessageHandler(() => new BoundedBody());
    }

    private static void SetUp(HttpClient http, RadarOptions options)
    {
        http.BaseAddress = new Uri(options.BaseUrl.AbsoluteUri.TrimEnd('/') + "/");
        http.Timeout = Timeout.InfiniteTimeSpan;
        var headers = http.DefaultRequestHeaders;
        headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        headers.UserAgent.Add(new ProductInfoHeaderValue("FunctionsRadar", typeof(RadarClient).Assembly.GetName().Version!.ToString(3)));
        if (options.ApiToken is not null)
            headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiToken);
        if (options.Email is not null)
            headers.Add("X-Auth-Email", options.Email);
        if (options.ApiKey is not null)
            headers.Add("X-Auth-Key", options.ApiKey);
    }
}
