using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar;

/// <summary>Logs at start what works but is probably not meant, and what is easily missed.</summary>
internal sealed partial class StartWarnings(AppSettings settings, ILogger<StartWarnings> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var warning in settings.Warnings)
            Log.SettingsWarning(logger, warning);
        foreach (var note in settings.Notes)
            Log.SettingsNote(logger, note);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 1, EventName = "SettingsWarning", Level = LogLevel.Warning, Message = "SettingsWarning: {Warning}")]
        public static partial void SettingsWarning(ILogger logger, string warning);

        [LoggerMessage(EventId = 2, EventName = "SettingsNote", Level = LogLevel.Information, Message = "SettingsNote: {Note}")]
        public static partial void SettingsNote(ILogger logger, string note);
    }
}
