using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>How snapshots are kept, and transitions with operators' commands among them.</summary>
internal static class HistoryRows
{
    public static RowChange Write(Snapshot snapshot, RowChangeKind kind) => new(
        kind, RowKeys.Snapshot(snapshot.LastUpdated), new RowTexts().Add("snapshot", snapshot, StorageJson.Rows.Snapshot).Values);

    public static RowChange Write(HistoryEvent happened) => new(
        RowChangeKind.Upsert, RowKeys.Transition(happened.At, happened.Id),
        new RowTexts().Add("transition", happened as Transition, StorageJson.Rows.Transition)
            .Add("command", happened as OperatorCommand, StorageJson.Rows.OperatorCommand).Values);

    public static Snapshot ReadSnapshot(Row row) => RowTexts.Read(row, "snapshot", StorageJson.Rows.Snapshot);

    public static HistoryEvent ReadEvent(Row row) =>
        RowTexts.Find(row, "command", StorageJson.Rows.OperatorCommand) as HistoryEvent
        ?? RowTexts.Read(row, "transition", StorageJson.Rows.Transition);
}
