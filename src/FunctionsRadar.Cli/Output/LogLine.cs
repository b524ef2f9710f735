using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace FunctionsRadar.Cli.Output;

/// <summary>A log entry as one line: when (UTC), how serious, what; on a terminal coloured, and cut when too long.</summary>
internal sealed class LogLine(TimeProvider time, bool isTerminal) : ConsoleFormatter(Formatter)
{
    public const string Formatter = "radar";
    private const int Readable = 320;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        // Our own events have their names in their messages.
        var source = logEntry.Category.StartsWith("FunctionsRadar", StringComparison.Ordinal) ? "" : logEntry.Category + ": ";
        var text = $"{source}{logEntry.Formatter(logEntry.State, logEntry.Exception)} {logEntry.Exception}";
        var (word, color) = logEntry.LogLevel switch
        {
            LogLevel.Critical or LogLevel.Error => ("error", 31),
            LogLevel.Warning => ("warning", 33),
            LogLevel.Information => ("info", 32),
            _ => ("debug", 90),
        };
        var level = isTerminal ? $"\u001b[{color}m{word}\u001b[0m" : word;
        textWriter.WriteLine($"{time.GetUtcNow():HH:mm:ss} {level}: {OneLine.From(text, isTerminal ? Readable : int.MaxValue)}");
    }
}
