using System.CommandLine;
using FunctionsRadar.Alerting;
using FunctionsRadar.Cli.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Cli;

/// <summary>What a command that does one thing and ends works with: the settings, and everything that stands on them.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Session(AppSettings settings, ServiceProvider services) => (Settings, _services) = (settings, services);

    public AppSettings Settings { get; }

    /// <param name="parsed">The command line.</param>
    /// <param name="told">Whose errors the command tells itself, so that they are not logged as well; null for nobody's.</param>
    /// <exception cref="FunctionsRadar.Settings.SettingsException">The settings cannot be used.</exception>
    public static Session Open(ParseResult parsed, Type? told = null)
    {
        var settings = AppSettings.Read(SettingsSources.WithDefaults(SettingsSources.Given(parsed)));
        var services = new ServiceCollection();
        services.AddCliLogging(parsed.GetValue(CommonOptions.Verbose) ? LogLevel.Debug : LogLevel.Error, told);
        services.AddFunctionsRadar(settings);
        return new Session(settings, services.BuildServiceProvider());
    }

    /// <summary>Opens what is stored already: for commands that only read.</summary>
    /// <exception cref="CommandException">There is no such file.</exception>
    /// <exception cref="FunctionsRadar.Settings.SettingsException">The settings cannot be used.</exception>
    public static Session OpenStored(ParseResult parsed, Type? told = null)
    {
        var session = Open(parsed, told);
        return session.Settings.Storage.Path is { } path && !File.Exists(path)
            ? throw new CommandException(
                $"Nothing is stored: Storage:Path is '{path}', and there is no such file; "
                + "radar backfill, check and serve make it.")
            : session;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The watch of that name; the only one when no name is given.</summary>
    /// <exception cref="CommandException">There is none, or there are several to choose from.</exception>
    public Watch Watch(string? name)
    {
        var known = string.Join(", ", Settings.Watches.Select(watch => watch.Name));
        if (name is null)
            return Settings.Watches is [var only]
                ? only
                : throw new CommandException($"--watch is missing; accepted: one of {known}.");
        return Settings.Watches.FirstOrDefault(watch => watch.Name == name)
            ?? throw new CommandException($"--watch is '{name}'; accepted: {known}.");
    }

    /// <summary>The watch of that name; all when no name is given.</summary>
    /// <exception cref="CommandException">There is none of that name.</exception>
    public IReadOnlyList<Watch> Watches(string? name) => name is null ? Settings.Watches : [Watch(name)];

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
