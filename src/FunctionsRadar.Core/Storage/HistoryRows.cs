using System.Text.Json;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>How snapshots and transitions are kept.</summary>
internal static class HistoryRows
{
    public static RowChange Write(Snapshot snapshot, RowChangeKind kind) =>
        new(kind, RowKeys.Snapshot(snapshot.LastUpdated), Texts("snapshot", JsonSerializer.Serialize(snapshot, StorageJson.Rows.Snapshot)));

    public static RowChange Write(Transition transition) =>
        new(RowChangeKind.Upsert, RowKeys.Transition(transition.At, transition.Id), Texts("transition", JsonSerializer.Serialize(transition, StorageJson.Rows.Transition)));

    public static Snapshot ReadSnapshot(Row row) =>
        JsonSerializer.Deserialize(RowTexts.Find(row.Values, "snapshot")!, StorageJson.Rows.Snapshot)!;

    public static Transition ReadTransition(Row row) =>
        JsonSerializer.Deserialize(RowTexts.Find(row.Values, "transition")!, StorageJson.Rows.Transition)!;

    private static IReadOnlyDictionary<string, string> Texts(string name, string text) => new RowTexts().Add(name, text).Values;
}
