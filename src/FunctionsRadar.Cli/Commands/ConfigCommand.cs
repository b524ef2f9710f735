using FunctionsRadar.Cli.Settings;

namespace FunctionsRadar.Cli.Commands;

internal static class ConfigCommand
{
    public static Command Create() => new Command(
        "config", "Show every setting in force and where it came from, secrets masked, and what is wrong with them.")
    { CommonOptions.Json }.Runs((parsed, _) => Task.FromResult(Run(parsed)));

    private static int Run(ParseResult parsed)
    {
        var reader = new SettingsReader(SettingsSources.WithDefaults(SettingsSources.Given(parsed)));
        AppSettings.Read(reader);
        var report = new ConfigReport(reader.Effective, reader.Warnings, reader.Notes, reader.Errors);
        if (parsed.GetValue(CommonOptions.Json))
            CliJson.Write(report, CliJson.Output.ConfigReport);
        else
            Write(report);
        return report.Errors.Count == 0 ? ExitCode.Ok : throw new SettingsException(report.Errors);
    }

    private static void Write(ConfigReport report)
    {
        var table = new TextTable("Setting", "Value", "From");
        foreach (var setting in report.Settings)
            table.Add(setting.Key, setting.Value, new Cell(setting.Source, setting.Source == "default" ? "grey" : "green"));
        table.Write();
        foreach (var warning in report.Warnings)
            Console.Error.WriteLine($"warning: {warning}");
        foreach (var note in report.Notes)
            Console.Error.WriteLine($"note: {note}");
    }
}
