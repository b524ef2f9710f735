using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Radar;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Delivery;

/// <summary>Registers what delivery is made of.</summary>
internal static class DeliveryServices
{
    /// <summary>
    /// Registers an <see cref="INotifier"/> for each kind of receiver. Needs logging, a clock and the schedule of the checks.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="publicUrl">Address of this installation for links; null for none.</param>
    public static IServiceCollection AddNotifiers(this IServiceCollection services, Uri? publicUrl)
    {
        services.AddTransient<BoundedResponseHandler>().AddSingleton<HttpSender>();
        services.AddHttpClient(HttpSender.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(CreateHandler)
            .AddHttpMessageHandler<BoundedResponseHandler>()
            .RemoveAllLoggers();
        foreach (var kind in ReceiverKinds.All)
            kind.Register(services);
        return services.AddSingleton(new DashboardLink(publicUrl)).AddSingleton<NotifierList>();
    }

    // Without a propagator the handler makes no trace spans, which would carry the receiver's whole address.
    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        SslOptions = TlsPolicy.CreateClientOptions(),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
