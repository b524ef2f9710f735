using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Delivery;

/// <summary>The notifiers, by the kind of receiver that they reach.</summary>
/// <param name="notifiers">One for each kind.</param>
public sealed class NotifierList(IEnumerable<INotifier> notifiers)
{
    private readonly Dictionary<ReceiverType, INotifier> _notifiers = notifiers.ToDictionary(notifier => notifier.Type);

    /// <summary>The notifier that reaches a receiver.</summary>
    public INotifier For(Receiver receiver) => _notifiers[receiver.Type];
}
