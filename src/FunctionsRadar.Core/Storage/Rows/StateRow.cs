using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>How a watch's state is kept: what can grow has a text of its own.</summary>
internal static class StateRow
{
    public static async Task<Versioned<WatchState>?> FindStateAsync(
        this ITable table, string watch, CancellationToken cancellation) =>
        await table.FindAsync(watch, RowKeys.State, cancellation) is { } row ? Read(watch, row) : null;

    /// <summary>An addition when the state has no tag.</summary>
    public static RowChange Write(WatchState state, string? tag, string writeId)
    {
        var rest = state with
        {
            Alerts = ImmutableSortedDictionary<string, Alert>.Empty,
            Log = NotificationLog.Empty,
            LastCheck = null,
            Latest = null,
        };
        var texts = new RowTexts().AddWriteId(writeId).Add("state", rest, StorageJson.Rows.WatchState)
            .Add("alerts", [.. state.Alerts.Values], StorageJson.Rows.AlertArray)
            .Add("log", state.Log, StorageJson.Rows.NotificationLog)
            .Add("check", state.LastCheck, StorageJson.Rows.CheckReport)
            .Add("latest", state.Latest, StorageJson.Rows.Snapshot);
        return new RowChange(tag is null ? RowChangeKind.Insert : RowChangeKind.Replace, RowKeys.State, texts.Values, tag);
    }

    /// <exception cref="StorageException">It cannot be read, and the watch cannot go on without it.</exception>
    public static Versioned<WatchState> Read(string watch, Row row)
    {
        try
        {
            var state = RowTexts.Read(row, "state", StorageJson.Rows.WatchState) with
            {
                Alerts = RowTexts.Read(row, "alerts", StorageJson.Rows.AlertArray)
                    .ToImmutableSortedDictionary(alert => alert.Rule.Name, alert => alert, StringComparer.Ordinal),
                Log = RowTexts.Read(row, "log", StorageJson.Rows.NotificationLog),
                LastCheck = RowTexts.Find(row, "check", StorageJson.Rows.CheckReport),
                Latest = RowTexts.Find(row, "latest", StorageJson.Rows.Snapshot),
            };
            return new Versioned<WatchState>(state, row.Tag);
        }
        catch (UnreadableRowException unreadable)
        {
            var way = RowTexts.FindLayout(row) == RowTexts.Layout
                ? ""
                : "; name another table (Storage:TableName) or file (Storage:Path), or run the program that wrote it";
            throw new StorageException($"The state of watch {watch} cannot be read: {unreadable.Message}{way}.", unreadable);
        }
    }
}
