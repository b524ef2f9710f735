using Microsoft.Extensions.Hosting;

namespace FunctionsRadar;

/// <summary>Logs at start what works but is probably not meant, and what is easily missed.</summary>
internal sealed partial class StartWarnings(AppSettings settings, ILogger<StartWarnings> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var warning in settings.Warnings)
            SettingsWarning(warning);
        foreach (var note in settings.Notes)
            SettingsNote(note);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "SettingsWarning: {Warning}")]
    private partial void SettingsWarning(string warning);

    [LoggerMessage(2, LogLevel.Information, "SettingsNote: {Note}")]
    private partial void SettingsNote(string note);
}
