namespace FunctionsRadar.Alerting;

/// <summary>The watches in the settings, in the order of their names; at least one.</summary>
internal sealed record WatchList(ImmutableArray<Watch> All)
{
    public Watch? Find(string name) => All.FirstOrDefault(watch => watch.Name == name);
}
