using System.Net.Security;
using System.Security.Authentication;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Delivery.Receivers;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Delivery;

/// <summary>Registers what delivery is made of.</summary>
public static class DeliveryServices
{
    /// <summary>Registers an <see cref="INotifier"/> for each kind of receiver. Needs logging; takes the system's clock when no other is registered.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="sendGrid">How mail goes out through SendGrid.</param>
    /// <param name="smtp">How mail goes out through the user's own relay.</param>
    /// <param name="publicUrl">Address of this installation for links; null for none.</param>
    public static IServiceCollection AddNotifiers(this IServiceCollection services, SendGridOptions sendGrid, SmtpOptions smtp, Uri? publicUrl)
    {
        services.AddSingleton(sendGrid).AddSingleton(smtp).AddSingleton(new DashboardLink(publicUrl));
        services.AddTransient<BoundedAnswers>().AddSingleton<HttpSender>();
        services.AddHttpClient(HttpSender.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(MakeHandler)
            .AddHttpMessageHandler<BoundedAnswers>()
            .RemoveAllLoggers();
        return services
            .AddSingleton<INotifier, EmailNotifier>()
            .AddSingleton<INotifier, SmtpNotifier>()
            .AddSingleton<INotifier, WebhookNotifier>()
            .AddSingleton<INotifier, SlackNotifier>()
            .AddSingleton<INotifier, TeamsNotifier>()
            .AddSingleton<INotifier, PagerDutyNotifier>()
            .AddSingleton<INotifier, AlertmanagerNotifier>()
            .AddSingleton<INotifier, LogNotifier>();
    }

    // Without a propagator the handler makes no trace spans, which would carry the receiver's whole address.
    private static SocketsHttpHandler MakeHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        SslOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
