namespace FunctionsRadar.Cli.Serving;

/// <summary>How many of the files and connections that this process may have open are for clients.</summary>
internal static class OpenFiles
{
    private const string Limits = "/proc/self/limits";
    private const string Name = "Max open files";
    private const int MaxConnections = 1_000;

    public static int ForClients() => ForClients(File.Exists(Limits) ? File.ReadLines(Limits) : []);

    /// <summary>A quarter of the limit as Linux lists it: the rest is for the store, Radar and receivers.</summary>
    public static int ForClients(IEnumerable<string> limits)
    {
        var soft = limits.FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal))?[Name.Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return int.TryParse(soft, NumberStyles.None, null, out var files)
            ? Math.Clamp(files / 4, 16, MaxConnections)
            : MaxConnections;
    }
}
