namespace FunctionsRadar.Alerting;

/// <summary>The watches in the settings.</summary>
/// <param name="All">In the order of their names; at least one.</param>
internal sealed record WatchList(ImmutableArray<Watch> All)
{
    /// <summary>The watch of that name; null when there is none.</summary>
    public Watch? Find(string name) => All.FirstOrDefault(watch => watch.Name == name);
}
