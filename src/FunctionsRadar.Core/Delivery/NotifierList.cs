using FunctionsRadar.Delivery.Receivers;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Delivery;

/// <summary>The notifiers, by the kind of receiver that they reach.</summary>
/// <param name="services">Where they are registered.</param>
internal sealed class NotifierList(IServiceProvider services)
{
    /// <summary>The notifier that reaches a receiver.</summary>
    public INotifier For(Receiver receiver) => services.GetRequiredKeyedService<INotifier>(receiver.Type);
}
