using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>How snapshots are kept, and transitions with operators' commands among them.</summary>
internal static class HistoryRows
{
    public static RowChange Write(Snapshot snapshot, RowChangeKind kind) => new(
        kind,
        RowKeys.Snapshot(snapshot.LastUpdated),
        RowJson.Start().Add("snapshot", snapshot, StorageJson.Rows.Snapshot).Values);

    public static RowChange Write(Transition transition) => new(
        RowChangeKind.Upsert, RowKeys.Transition(transition.At, transition.Id),
        RowJson.Start().Add("transition", transition, StorageJson.Rows.Transition).Values);

    public static RowChange Write(OperatorCommand command) => new(
        RowChangeKind.Upsert, RowKeys.Transition(command.At, command.Id),
        RowJson.Start().Add("command", command, StorageJson.Rows.OperatorCommand).Values);

    public static Snapshot ReadSnapshot(Row row) => RowJson.Read(row, "snapshot", StorageJson.Rows.Snapshot);

    public static HistoryEvent ReadEvent(Row row) =>
        RowJson.Find(row, "command", StorageJson.Rows.OperatorCommand) as HistoryEvent
        ?? RowJson.Read(row, "transition", StorageJson.Rows.Transition);
}
