using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Delivery;

/// <summary>The notifiers, by the kind of receiver that they reach.</summary>
internal sealed class NotifierList(IServiceProvider services)
{
    public INotifier For(Receiver receiver) => services.GetRequiredKeyedService<INotifier>(receiver.Type);
}
