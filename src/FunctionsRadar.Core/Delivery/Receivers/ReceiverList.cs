namespace FunctionsRadar.Delivery.Receivers;

/// <summary>The receivers in the settings.</summary>
/// <param name="All">In the order of their names; at least one.</param>
internal sealed record ReceiverList(ImmutableArray<Receiver> All)
{
    /// <summary>The receiver of that name; null when there is none.</summary>
    public Receiver? Find(string name) => All.FirstOrDefault(receiver => receiver.Name == name);
}
