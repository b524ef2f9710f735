using System.Collections.Concurrent;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>Rows that cannot be read: each is left out so as not to stop the rest, logged once, and degrades health.</summary>
internal sealed partial class UnreadableRows(ILogger<UnreadableRows> logger)
{
    // Rows of different watches may have the same key; the tag is that of one write.
    private readonly ConcurrentDictionary<(string Key, string Tag), byte> _rows = new();

    public bool Any => !_rows.IsEmpty;

    /// <summary>Null when it cannot be read.</summary>
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
                UnreadableRow(row.Key, unreadable.Message);
            return null;
        }
    }

    [LoggerMessage(601, LogLevel.Error, "UnreadableRow: {Row} is left out: {Reason}")]
    private partial void UnreadableRow(string row, string reason);
}
