namespace FunctionsRadar.Cli.Serving;

/// <summary>What serve says when it is up.</summary>
internal static class StartupMessage
{
    /// <summary>Why this is the demo; null when it is not.</summary>
    public static string? Why(AppSettings settings, bool isExplicit) => settings switch
    {
        { IsDemo: false } => null,
        _ when isExplicit => "as --demo asks for",
        _ => "since no setting is given",
    };

    public static void Write(ICollection<string> urls, AppSettings settings, string? demo)
    {
        var query = settings.Watches.Length == 1 ? "" : $"?watch={settings.Watches[0].Name}";
        foreach (var url in urls)
        {
            Console.WriteLine($"Dashboard  {url}/api/dashboard");
            Console.WriteLine($"API        {url}/api/snapshots/latest{query}");
        }
        if (demo is not null)
        {
            Console.WriteLine(
                $"This is the DEMO, {demo}: a simulated Radar with 90 days of history, in a store that is thrown away.");
            Console.WriteLine(
                "An alert fires in about 20 seconds and resolves about a minute later; a digest follows. "
                + "To watch the real Radar: radar --help.");
        }
        Console.WriteLine("Ctrl-C ends it.");
        foreach (var warning in demo is null ? settings.Warnings : [])
            Console.Error.WriteLine($"warning: {warning}");
        foreach (var note in settings.Notes)
            Console.Error.WriteLine($"note: {note}");
    }
}
