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

    private Session(RadarSettings settings, ServiceProvider services) => (Settings, _services) = (settings, services);

    public RadarSettings Settings { get; }

    /// <exception cref="FunctionsRadar.Settings.SettingsException">The settings cannot be used.</exception>
    public static Session Open(ParseResult parsed)
    {
        var settings = RadarSettings.Read(SettingsSources.WithDefaults(SettingsSources.Given(parsed)));
        var services = new ServiceCollection();
        services.AddRadarLogging(parsed.GetValue(CommonOptions.Verbose) ? LogLevel.Debug : LogLevel.Error);
        services.AddFunctionsRadar(settings);
        return new Session(settings, services.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The watch of that name; the only one when no name is given.</summary>
    /// <exception cref="CommandException">There is none, or there are several to choose from.</exception>
    public Watch Watch(string? name)
    {
        var known = string.Join(", ", Settings.Watches.Select(watch => watch.Name));
        if (name is null)
            return Settings.Watches is [var only] ? only : throw new CommandException($"--watch is missing; accepted: one of {known}.");
        return Settings.Watches.FirstOrDefault(watch => watch.Name == name) ?? throw new CommandException($"--watch is '{name}'; accepted: {known}.");
    }

    /// <summary>The watch of that name; all when no name is given.</summary>
    /// <exception cref="CommandException">There is none of that name.</exception>
    public IReadOnlyList<Watch> Watches(string? name) => name is null ? Settings.Watches : [Watch(name)];

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
