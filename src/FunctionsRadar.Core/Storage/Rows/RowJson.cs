using System.Text.Json.Serialization.Metadata;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>A value as JSON in a text of a row, with the version of the row's layout beside it.</summary>
internal static class RowJson
{
    /// <summary>Version of the layout that this program writes, and the only one it reads.</summary>
    public const string Layout = "2";

    private const string LayoutName = "layout";

    /// <summary>Texts that a row starts with.</summary>
    public static RowTexts Start() => new RowTexts().Add(LayoutName, Layout);

    /// <summary>Adds a value; nothing when it is null.</summary>
    public static RowTexts Add<T>(this RowTexts texts, string name, T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? texts : texts.Add(name, JsonSerializer.Serialize(value, type));

    /// <summary>The value of that name.</summary>
    /// <exception cref="UnreadableRowException">It is missing, or something else.</exception>
    public static T Read<T>(Row row, string name, JsonTypeInfo<T> type)
        where T : class => Find(row, name, type) ?? throw new UnreadableRowException($"it has no {name}");

    /// <summary>The value of that name; null when there is none.</summary>
    /// <exception cref="UnreadableRowException">It is something else, or of another layout.</exception>
    public static T? Find<T>(Row row, string name, JsonTypeInfo<T> type)
        where T : class
    {
        var layout = FindLayout(row);
        if (layout != Layout)
            throw new UnreadableRowException($"its layout is {layout}, and this program reads {Layout}");
        try
        {
            return RowTexts.Find(row.Values, name) is { } text ? JsonSerializer.Deserialize(text, type) : null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidDataException or NotSupportedException)
        {
            throw new UnreadableRowException($"its {name} is not what this program writes", fault);
        }
    }

    /// <summary>The version of a row's layout; <c>1</c> for rows from before there were versions.</summary>
    public static string FindLayout(Row row) => row.Values.GetValueOrDefault(LayoutName, "1");
}
