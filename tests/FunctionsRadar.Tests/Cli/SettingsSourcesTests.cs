using System.Text.Json.Nodes;
using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

/// <summary>Where settings come from, and what becomes of wrong ones.</summary>
public sealed class SettingsSourcesTests
{
    private static readonly (string Key, string Value, string Words)[] Wrong =
    [
        ("Receivers:ops:Type", "pigeon", "'pigeon'; accepted: one of"),
        ("Receivers:hook:Secrets", "whsec_AAAA", "whsec_ followed by base64"),
        ("Watches:default:Rules:level:Threshold", "200", "'200'; accepted: a number from 0 to"),
        ("Watches:default:Rules:level:Against", "Previous", "nothing with Measure LegacyShare"),
        ("Watches:default:Rules:level:Receivers", "nobody", "'nobody'; accepted: names of receivers"),
        ("Watches:default:MaximumAge", "24:00:00", "'24:00:00'; accepted: a duration"),
        ("CheckSchedule", "every day", "'every day'; accepted: six NCRONTAB fields"),
        ("Radar:BaseUrl", "http://radar.example.com", "'http://radar.example.com'; accepted: an https address"),
        ("Storage:TableServiceUri", "https://store.example.com", "exactly one kind of storage"),
        ("SendGrid:ApiKey", "@Microsoft.KeyVault(VaultName=v;SecretName=s)", "Key Vault reference was not resolved"),
    ];

    [Theory]
    [InlineData("check")]
    [InlineData("serve")]
    [InlineData("config")]
    public async Task Every_wrong_setting_is_told_in_a_line_of_its_own_before_anything_is_asked_of_Radar(string command)
    {
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar);
        program.Settings["Receivers:hook:Type"] = "webhook";
        program.Settings["Receivers:hook:Url"] = "https://hook.example.com";
        program.Settings["Watches:default:Rules:level:Measure"] = "LegacyShare";
        program.Settings["Watches:A B:DateRange"] = "7d";
        program.Settings["Storage:Path"] = "radar.db";
        foreach (var (key, value, _) in Wrong)
            program.Settings[key] = value;

        var result = await program.RunAsync(command);

        Assert.Equal(3, result.ExitCode);
        var lines = result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("radar: ", StringComparison.Ordinal)).ToArray();
        Assert.All(Wrong, wrong => Assert.Contains(
            lines,
            line => line.Contains(wrong.Key, StringComparison.Ordinal) && line.Contains(wrong.Words, StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Contains("'A B'", StringComparison.Ordinal));
        Assert.DoesNotContain("whsec_AAAA", result.Errors, StringComparison.Ordinal);
        Assert.Empty(radar.Requests);
    }

    [Fact]
    public async Task Settings_without_credentials_are_an_error_and_not_a_demo()
    {
        using var program = new CliProgram();
        program.Settings["Watches:default:DateRange"] = "28d";
        var result = await program.RunAsync();
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("Radar:ApiToken is missing", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_source_wins_and_config_names_it_and_shows_no_secret()
    {
        using var program = new CliProgram();
        await File.WriteAllTextAsync(program.GetPath("local.settings.json"), """
            {
              // As a Functions app has it.
              "IsEncrypted": false,
              "Values": {
                "AzureWebJobsStorage": "UseDevelopmentStorage=true",
                "Radar__ApiToken": "secret-of-the-file",
                "Radar:Endpoint": "TlsVersion",
                "Watches__default__DateRange": "14d",
                "Watches__default__MinimumConfidence": 3,
              }
            }
            """);
        program.Settings["Watches:default:DateRange"] = "28d";
        program.Settings["Radar:Endpoint"] = "TlsVersion";

        var result = await program.RunAsync("config", "--json", "--set", "Radar:Endpoint=Dimension");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(("(hidden)", "local.settings.json"), Setting(result, "Radar:ApiToken"));
        Assert.Equal(("3", "local.settings.json"), Setting(result, "Watches:default:MinimumConfidence"));
        Assert.Equal(("28d", "environment"), Setting(result, "Watches:default:DateRange"));
        Assert.Equal(("Dimension", "command line"), Setting(result, "Radar:Endpoint"));
        Assert.Equal(("radar.db", "default"), Setting(result, "Storage:Path"));
        Assert.DoesNotContain("secret-of-the-file", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Radar:BaseUrl", "https://me:pass-word@radar.example.com/v4", "https://***@radar.example.com/v4")]
    [InlineData("Api:PublicUrl", "https://me:pass/word@radar.example.com", "https://***@radar.example.com")]
    [InlineData("SendGrid:BaseUrl", "me:pass-word@sendgrid.example.com", "me:***@sendgrid.example.com")]
    [InlineData("Storage:TableServiceUri", "https://a.table.example.com/?sv=1&sig=pass-word", "https://a.table.example.com/?***")]
    [InlineData("Smtp:Host", "smtp://me:pass-word@relay.example.com", "smtp://***@relay.example.com")]
    public async Task Config_and_errors_show_no_secret_in_an_address(string key, string value, string shown)
    {
        using var program = new CliProgram();
        program.Settings["Radar:ApiToken"] = RadarServer.Token;
        program.Settings[key] = value;
        var result = await program.RunAsync("config", "--json");
        Assert.Equal(shown, Setting(result, key).Item1);
        foreach (var secret in new[] { "pass-word", "pass/word", "word@" })
            Assert.DoesNotContain(secret, result.Output + result.Errors, StringComparison.Ordinal);
        if (result.Errors.Contains(key, StringComparison.Ordinal))
            Assert.Contains($"'{shown}'; accepted:", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_the_sample_keeps_everything_in_a_file_and_needs_no_emulator()
    {
        using var program = new CliProgram();
        File.Copy(RepositoryFiles.GetPath("local.settings.sample.json"), program.GetPath("local.settings.json"));
        program.Settings["Radar:ApiToken"] = RadarServer.Token;
        var config = await program.RunAsync("config", "--json");
        Assert.Equal((0, ""), (config.ExitCode, config.Errors));
        Assert.Equal(("radar.db", "default"), Setting(config, "Storage:Path"));
        Assert.Equal(0, (await program.RunAsync("test", "console")).ExitCode);
        Assert.True(File.Exists(program.GetPath("radar.db")));
    }

    [Fact]
    public async Task An_emulator_that_does_not_run_is_one_line_that_names_the_setting_and_the_way_out()
    {
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar).WithWatches(3);
        // Nothing listens on the port for discarding.
        program.Settings["Storage:ConnectionString"] =
            "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:9/a";
        var result = await program.RunAsync("check");
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        var line = Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(
            ["Nothing answers at 127.0.0.1:9", "Storage:ConnectionString", "Azurite", "Storage:Path"],
            words => Assert.Contains(words, line, StringComparison.Ordinal));
        Assert.DoesNotContain("c2VjcmV0", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Default_rules_that_are_replaced_are_noted_by_config()
    {
        using var program = new CliProgram();
        program.Settings["Radar:ApiToken"] = RadarServer.Token;
        program.Settings["Receivers:here:Type"] = "log";
        program.Settings["Watches:default:Rules:mine:Measure"] = "LegacyShare";
        program.Settings["Watches:default:Rules:mine:Threshold"] = "0.8";
        var result = await program.RunAsync("config");
        Assert.Equal(0, result.ExitCode);
        var note = Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("note: ", note, StringComparison.Ordinal);
        var json = JsonNode.Parse((await program.RunAsync("config", "--json")).Output)!;
        Assert.Contains(
            "rise (RiseInPoints above 0.25)", (string?)Assert.Single(json["notes"]!.AsArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"IsEncrypted\": true }", "encrypted")]
    [InlineData("{ \"Values\": ", "cannot be read")]
    [InlineData("[]", "not a JSON object")]
    public async Task A_local_settings_file_that_cannot_be_used_is_an_error(string content, string words)
    {
        using var program = new CliProgram();
        await File.WriteAllTextAsync(program.GetPath("local.settings.json"), content);
        var result = await program.RunAsync("check");
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains(words, Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    private static (string?, string?) Setting(ToolResult result, string key)
    {
        var setting = JsonNode.Parse(result.Output)!["settings"]!.AsArray().Single(setting => (string?)setting!["key"] == key)!;
        return ((string?)setting["value"], (string?)setting["source"]);
    }
}
