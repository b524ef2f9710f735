using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace FunctionsRadar.Cli;

/// <summary>Logs go to stderr, a line each; stdout is for results alone.</summary>
internal static class RadarLogging
{
    private const string LogReceiver = "FunctionsRadar.Delivery.Notifiers.LogNotifier";

    /// <summary>Adds logging from a level on, the framework's own only from <see cref="LogLevel.Warning"/>. A receiver of type <c>log</c> is always heard.</summary>
    public static void AddRadarLogging(this IServiceCollection services, LogLevel level) => services.AddLogging(logging =>
    {
        logging.SetMinimumLevel(level > LogLevel.Warning ? level : LogLevel.Warning);
        // What keeps the host from starting, and what Radar was asked in vain, is told in one line each, not in stack traces.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (level > LogLevel.Debug)
            logging.AddFilter("Polly", LogLevel.None);
        logging.AddFilter("FunctionsRadar", level).AddFilter(LogReceiver, LogLevel.Information);
        logging.AddSimpleConsole(line =>
        {
            line.SingleLine = true;
            line.TimestampFormat = "HH:mm:ss ";
            line.UseUtcTimestamp = true;
            line.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
        services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    });
}
