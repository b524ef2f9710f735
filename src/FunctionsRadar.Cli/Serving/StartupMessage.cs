namespace FunctionsRadar.Cli.Serving;

internal static class StartupMessage
{
    public static void Write(ICollection<string> urls, AppSettings settings, bool isDemoAskedFor)
    {
        var query = settings.Watches.Length == 1 ? "" : $"?watch={settings.Watches[0].Name}";
        foreach (var url in urls)
        {
            Console.WriteLine($"Dashboard  {url}/api/dashboard");
            Console.WriteLine($"API        {url}/api/snapshots/latest{query}");
        }
        if (settings.IsDemo)
        {
            var why = isDemoAskedFor ? "as --demo asks for" : "since no setting is given";
            Console.WriteLine(
                $"This is the DEMO, {why}: a simulated Radar with 90 days of history, in a store that is thrown away.");
            Console.WriteLine(
                "An alert fires in about 20 seconds and resolves about a minute later; a digest follows. "
                + "To watch the real Radar: radar --help.");
        }
        Console.WriteLine("Ctrl-C ends it.");
        foreach (var warning in settings.IsDemo ? [] : settings.Warnings)
            Console.Error.WriteLine($"warning: {warning}");
        foreach (var note in settings.Notes)
            Console.Error.WriteLine($"note: {note}");
    }
}
