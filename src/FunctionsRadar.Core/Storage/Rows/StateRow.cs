using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>How a watch's state is kept: what can grow has a text of its own.</summary>
internal static class StateRow
{
    /// <summary>Writes the state; an addition when it has no tag.</summary>
    public static RowChange Write(WatchState state, string? tag, string writeId) =>
        new(tag is null ? RowChangeKind.Insert : RowChangeKind.Replace, RowKeys.State, Encode(state, writeId), tag);

    /// <summary>Reads the state.</summary>
    /// <exception cref="StorageException">It is of another layout, or cannot be read; the watch cannot go on without
    /// it.</exception>
    public static Versioned<WatchState> Read(string watch, Row row)
    {
        try
        {
            return new Versioned<WatchState>(Decode(row), row.Tag);
        }
        catch (UnreadableRowException unreadable)
        {
            var way = RowJson.FindLayout(row) == RowJson.Layout
                ? ""
                : "; name another table (Storage:TableName) or file (Storage:Path), or run the program that wrote it";
            throw new StorageException($"The state of watch {watch} cannot be read: {unreadable.Message}{way}.", unreadable);
        }
    }

    private static WatchState Decode(Row row) => RowJson.Read(row, "state", StorageJson.Rows.WatchState) with
    {
        Alerts = RowJson.Read(row, "alerts", StorageJson.Rows.AlertArray)
            .ToImmutableSortedDictionary(alert => alert.Rule.Name, alert => alert, StringComparer.Ordinal),
        Log = RowJson.Read(row, "log", StorageJson.Rows.NotificationLog),
        LastCheck = RowJson.Find(row, "check", StorageJson.Rows.CheckReport),
        Latest = RowJson.Find(row, "latest", StorageJson.Rows.Snapshot),
    };

    private static IReadOnlyDictionary<string, string> Encode(WatchState state, string writeId)
    {
        var rest = state with
        {
            Alerts = ImmutableSortedDictionary<string, Alert>.Empty,
            Log = NotificationLog.Empty,
            LastCheck = null,
            Latest = null,
        };
        return RowJson.Start()
            .AddWriteId(writeId)
            .Add("state", rest, StorageJson.Rows.WatchState)
            .Add("alerts", [.. state.Alerts.Values], StorageJson.Rows.AlertArray)
            .Add("log", state.Log, StorageJson.Rows.NotificationLog)
            .Add("check", state.LastCheck, StorageJson.Rows.CheckReport)
            .Add("latest", state.Latest, StorageJson.Rows.Snapshot)
            .Values;
    }
}
