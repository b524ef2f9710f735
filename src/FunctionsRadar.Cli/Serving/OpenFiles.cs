namespace FunctionsRadar.Cli.Serving;

/// <summary>How many files and connections this process may have open.</summary>
internal static class OpenFiles
{
    private const string Limits = "/proc/self/limits";
    private const string Name = "Max open files";
    private const int MaxConnections = 1_000;
    private const int MinConnections = 16;

    /// <summary>
    /// How many of them clients may hold: a quarter, so that the store, Radar and the receivers have enough, but never more than
    /// a thousand. Where the system does not tell its limit, a thousand.
    /// </summary>
    public static int ForClients() => File.Exists(Limits) ? ForClients(File.ReadLines(Limits)) : MaxConnections;

    /// <summary>The same, of the limits as Linux lists them.</summary>
    public static int ForClients(IEnumerable<string> limits)
    {
        var soft = limits.FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal))?[Name.Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var files)
            ? Math.Clamp(files / 4, MinConnections, MaxConnections)
            : MaxConnections;
    }
}
