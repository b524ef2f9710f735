using System.Collections.Concurrent;
using FunctionsRadar.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Storage;

/// <summary>
/// Rows that could not be read: each is left out, so that it keeps nothing else from working, logged once, and makes health
/// degraded.
/// </summary>
internal sealed partial class UnreadableRows(ILogger<UnreadableRows> logger)
{
    // Rows of different watches may have the same key; the tag is that of one write.
    private readonly ConcurrentDictionary<(string Key, string Tag), byte> _rows = new();

    /// <summary>True when this process met one.</summary>
    public bool Any => !_rows.IsEmpty;

    /// <summary>The values of the rows that can be read.</summary>
    public async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<Row> rows, Func<Row, T> read)
        where T : class
    {
        await foreach (var row in rows)
        {
            if (Read(row, read) is { } value)
                yield return value;
        }
    }

    /// <summary>The value of a row; null when it cannot be read.</summary>
    public T? Read<T>(Row row, Func<Row, T> read)
        where T : class
    {
        try
        {
            return read(row);
        }
        catch (UnreadableRowException unreadable)
        {
            if (_rows.TryAdd((row.Key, row.Tag), 0))
                Log.UnreadableRow(logger, row.Key, unreadable.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 601, EventName = "UnreadableRow", Level = LogLevel.Error,
            Message = "UnreadableRow: {Row} is left out: {Reason}")]
        public static partial void UnreadableRow(ILogger logger, string row, string reason);
    }
}
