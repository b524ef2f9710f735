using System.Text.Json.Serialization.Metadata;
using FunctionsRadar.Cli.Settings;

namespace FunctionsRadar.Cli;

/// <summary>What a command that does one thing and ends works with: the settings, and everything that stands on them.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly ParseResult _parsed;
    private readonly ServiceProvider _services;

    /// <param name="parsed">The command line.</param>
    /// <param name="told">A type whose errors are not logged: the command tells them itself.</param>
    /// <param name="asksRadar">True when credentials of Radar are needed.</param>
    public Session(ParseResult parsed, Type? told = null, bool asksRadar = false)
    {
        Settings = AppSettings.Read(SettingsSources.WithDefaults(SettingsSources.Given(parsed)), asksRadar);
        var services = new ServiceCollection();
        services.AddCliLogging(parsed.GetValue(CommonOptions.Verbose) ? LogLevel.Debug : LogLevel.Error, told);
        services.AddFunctionsRadar(Settings);
        (_parsed, _services) = (parsed, services.BuildServiceProvider());
    }

    /// <summary>Who runs the program, such as <c>ada on mailgate</c>.</summary>
    public static string User => $"{Environment.UserName} on {Environment.MachineName}";

    public AppSettings Settings { get; }
    public bool IsJson => _parsed.GetValue(CommonOptions.Json);
    private string Known => string.Join(", ", Settings.Watches.Select(watch => watch.Name));

    /// <summary>For commands that need what is stored already.</summary>
    public static Session OpenStored(ParseResult parsed, Type? told = null)
    {
        var session = new Session(parsed, told);
        return session.Settings.Storage.Path is { } path && !File.Exists(path)
            ? throw new CommandException(
                $"Nothing is stored: Storage:Path is '{path}', and there is no such file; "
                + "radar backfill, check and serve make it.")
            : session;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The watch that is asked for; the only one when none is.</summary>
    public Watch Watch() => _parsed.GetValue(CommonOptions.Watch) is { } name
        ? Find(name)
        : Settings.Watches is [var only] ? only : throw new CommandException($"--watch is missing; accepted: one of {Known}.");

    public Watch FirstWatch() => _parsed.GetValue(CommonOptions.FirstWatch) is { } name ? Find(name) : Settings.Watches[0];

    /// <summary>The watch that is asked for; all when none is.</summary>
    public IReadOnlyList<Watch> Watches() =>
        _parsed.GetValue(CommonOptions.Watches) is { } name ? [Find(name)] : Settings.Watches;

    /// <summary>Writes a result, as JSON when that is asked for.</summary>
    /// <returns>The exit code of a command that has no more to tell.</returns>
    public int Write<T>(T result, JsonTypeInfo<T> type, Action forPeople)
    {
        if (IsJson)
            CliJson.Write(result, type);
        else
            forPeople();
        return ExitCode.Ok;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Watch Find(string name) => Settings.Watches.FirstOrDefault(watch => watch.Name == name)
        ?? throw new CommandException($"--watch is '{name}'; accepted: {Known}.");
}
