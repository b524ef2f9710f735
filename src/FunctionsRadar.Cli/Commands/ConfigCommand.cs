using System.CommandLine;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Cli.Settings;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar config</c>: the settings in force.</summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        var command = new Command(
            "config",
            "Show every setting in force and where it came from, secrets masked, and what is wrong with them.")
        {
            CommonOptions.Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var reader = new SettingsReader(SettingsSources.WithDefaults(SettingsSources.Given(parsed)));
        AppSettings.Read(reader);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Write(
                new ConfigReport(reader.Effective, reader.Warnings, reader.Notes, reader.Errors), CliJson.Output.ConfigReport);
        else
            Write(reader);
        return reader.Errors.Count == 0 ? ExitCode.Ok : throw new SettingsException(reader.Errors);
    }

    private static void Write(SettingsReader reader)
    {
        var table = new TextTable("Setting", "Value", "From");
        foreach (var setting in reader.Effective)
            table.Add(setting.Key, setting.Value, new Cell(setting.Source, setting.Source == "default" ? "grey" : "green"));
        table.Write();
        foreach (var warning in reader.Warnings)
            Console.Error.WriteLine($"warning: {warning}");
        foreach (var note in reader.Notes)
            Console.Error.WriteLine($"note: {note}");
    }
}
