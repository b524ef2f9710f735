using FunctionsRadar.Cli.Output;
using FunctionsRadar.Delivery.Receivers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace FunctionsRadar.Cli;

/// <summary>Logs go to stderr, a line each; stdout is for results alone.</summary>
internal static class CliLogging
{
    /// <summary>
    /// Adds logging from a level on, the framework's own only from <see cref="LogLevel.Warning"/>. A receiver of type <c>log</c>
    /// is always logged.
    /// </summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="level">The least serious to log.</param>
    /// <param name="silent">Whose logs are left out unless all are asked for; null for nobody's.</param>
    public static void AddCliLogging(
        this IServiceCollection services, LogLevel level, Type? silent = null) => services.AddLogging(logging =>
    {
        logging.SetMinimumLevel(level > LogLevel.Warning ? level : LogLevel.Warning);
        // Start-up failures and failed requests are reported by the commands in one line each.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (level > LogLevel.Debug)
            logging.AddFilter("Polly", LogLevel.None);
        // A line for each connection that is turned away would fill the disk.
        if (level > LogLevel.Debug)
            logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Connections", LogLevel.None);
        if (silent is not null && level > LogLevel.Debug)
            logging.AddFilter(silent.FullName, LogLevel.None);
        logging.AddFilter("FunctionsRadar", level).AddFilter(typeof(LogNotifier).FullName, LogLevel.Information);
        services.AddSingleton<ConsoleFormatter>(
            provider => new LogLine(provider.GetRequiredService<TimeProvider>(), isTerminal: !Console.IsErrorRedirected));
        logging.AddConsole(
            console => (console.FormatterName, console.LogToStandardErrorThreshold) = (LogLine.Formatter, LogLevel.Trace));
    });
}
