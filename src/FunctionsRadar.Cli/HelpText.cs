namespace FunctionsRadar.Cli;

internal static class HelpText
{
    private const string Purpose =
        "Watches how much of the world's email still travels over TLS 1.0 and 1.1, as Cloudflare Radar reports it, "
        + "and tells you when that rises.";

    private const string Sources =
        "Settings come from local.settings.json in the working directory, from environment variables (Radar__ApiToken), "
        + "and from --set Radar:ApiToken=…; later ones win.";

    public const string Text =
        $"""
        {Purpose}

        With no command it serves, and with no settings it shows a demo:
          radar                                   the demo on http://127.0.0.1:7071, no account needed
          Radar__ApiToken=… radar check           one check now; exit code 0 ok, 1 pending or withheld, 2 firing, 3 error
          Radar__ApiToken=… radar serve           check on schedule, tell receivers, serve API and dashboard
          radar config                            every setting in force, and where it came from

        {Sources}
        """;
}
