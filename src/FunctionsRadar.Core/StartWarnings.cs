using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar;

/// <summary>Logs at start what works but is probably not meant.</summary>
/// <param name="settings">Holds the warnings.</param>
/// <param name="logger">Where to.</param>
public sealed partial class StartWarnings(RadarSettings settings, ILogger<StartWarnings> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var warning in settings.Warnings)
            Log.SettingsWarning(logger, warning);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, EventName = "SettingsWarning", Level = LogLevel.Warning, Message = "SettingsWarning: {Warning}")]
        public static partial void SettingsWarning(ILogger logger, string warning);
    }
}
