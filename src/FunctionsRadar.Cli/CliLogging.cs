using FunctionsRadar.Delivery.Receivers;
using Microsoft.Extensions.Logging.Console;

namespace FunctionsRadar.Cli;

/// <summary>Logs go to stderr, a line each; stdout is for results alone. A receiver of type log is always logged.</summary>
internal static class CliLogging
{
    /// <summary>Adds our own from a level on, the framework's from warnings on; those of a silent type only at debug.</summary>
    public static void AddCliLogging(this IServiceCollection services, LogLevel level, Type? silent = null) =>
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(level > LogLevel.Warning ? level : LogLevel.Warning);
            // Start-up failures and failed requests are reported by the commands in one line each.
            logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
            string?[] quiet = level > LogLevel.Debug ? ["Polly", silent?.FullName] : [];
            foreach (var category in quiet.OfType<string>())
                logging.AddFilter(category, LogLevel.None);
            logging.AddFilter("FunctionsRadar", level).AddFilter(typeof(LogNotifier).FullName, LogLevel.Information);
            services.AddSingleton<ConsoleFormatter>(
                provider => new LogLine(provider.GetRequiredService<TimeProvider>(), isTerminal: !Console.IsErrorRedirected));
            logging.AddConsole(
                console => (console.FormatterName, console.LogToStandardErrorThreshold) = (LogLine.Formatter, LogLevel.Trace));
        });
}
