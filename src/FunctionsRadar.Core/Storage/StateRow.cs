using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>How a watch's state is kept: what can grow has a text of its own.</summary>
internal static class StateRow
{
    /// <summary>Writes the state; an addition when it has no tag.</summary>
    public static RowChange Write(WatchState state, string? tag, string writeId) =>
        new(tag is null ? RowChangeKind.Insert : RowChangeKind.Replace, RowKeys.State, Encode(state, writeId), tag);

    public static Versioned<WatchState> Read(Row row)
    {
        var state = Find(row, "state", StorageJson.Rows.WatchState)!;
        var alerts = Find(row, "alerts", StorageJson.Rows.ImmutableArrayAlert);
        var owed = Find(row, "owed", StorageJson.Rows.ImmutableArrayOwedEnd);
        var read = state with
        {
            Alerts = alerts.ToImmutableSortedDictionary(alert => alert.Rule.Name, alert => alert, StringComparer.Ordinal),
            LastCheck = Find(row, "check", StorageJson.Rows.CheckReport),
            Latest = Find(row, "latest", StorageJson.Rows.Snapshot),
            Silence = state.Silence is { } silence ? silence with { Owed = owed } : null,
        };
        return new Versioned<WatchState>(read, row.Tag);
    }

    private static IReadOnlyDictionary<string, string> Encode(WatchState state, string writeId)
    {
        var rest = state with
        {
            Alerts = ImmutableSortedDictionary<string, Alert>.Empty,
            LastCheck = null,
            Latest = null,
            Silence = state.Silence is { } silence ? silence with { Owed = [] } : null,
        };
        var texts = new RowTexts()
            .AddWriteId(writeId)
            .Add("state", JsonSerializer.Serialize(rest, StorageJson.Rows.WatchState))
            .Add("alerts", JsonSerializer.Serialize([.. state.Alerts.Values], StorageJson.Rows.ImmutableArrayAlert))
            .Add("owed", JsonSerializer.Serialize(state.Silence?.Owed ?? [], StorageJson.Rows.ImmutableArrayOwedEnd));
        if (state.LastCheck is not null)
            texts.Add("check", JsonSerializer.Serialize(state.LastCheck, StorageJson.Rows.CheckReport));
        if (state.Latest is not null)
            texts.Add("latest", JsonSerializer.Serialize(state.Latest, StorageJson.Rows.Snapshot));
        return texts.Values;
    }

    private static T? Find<T>(Row row, string name, JsonTypeInfo<T> type) =>
        RowTexts.Find(row.Values, name) is { } text ? JsonSerializer.Deserialize(text, type) : default;
}
