using System.Collections.Immutable;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Delivery;

/// <summary>The receivers in the settings.</summary>
/// <param name="All">In the order of their names; at least one.</param>
public sealed record ReceiverList(ImmutableArray<Receiver> All)
{
    /// <summary>The receiver of that name; null when there is none.</summary>
    public Receiver? Find(string name) => All.FirstOrDefault(receiver => receiver.Name == name);

    /// <summary>True when the receiver is there and wants notifications of that type.</summary>
    public bool Wants(string name, NotificationType type) =>
        Find(name) is { } receiver && (receiver.SendResolved || type is not (NotificationType.Resolved or NotificationType.Sighted));
}
