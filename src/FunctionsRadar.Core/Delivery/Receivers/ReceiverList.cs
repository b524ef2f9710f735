namespace FunctionsRadar.Delivery.Receivers;

/// <summary>The receivers in the settings, in the order of their names; at least one.</summary>
internal sealed record ReceiverList(ImmutableArray<Receiver> All)
{
    public Receiver? Find(string name) => All.FirstOrDefault(receiver => receiver.Name == name);
}
