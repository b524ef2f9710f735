using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery;

/// <summary>Registers an <see cref="INotifier"/> for each kind of receiver.</summary>
internal static class DeliveryServices
{
    /// <summary>Needs logging, a clock and the schedule of the checks. Links go to the public address; null for none.</summary>
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
