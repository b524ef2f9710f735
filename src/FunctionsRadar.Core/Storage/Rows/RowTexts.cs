using System.Text.Json.Serialization.Metadata;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>
/// The texts of a row: values as JSON, a long one compressed, and split over several names if still too long for a property
/// (32,768 characters). A hundred rows of whatever may be stored fit into a transaction.
/// </summary>
internal sealed class RowTexts
{
    /// <summary>The only one that this program writes and reads.</summary>
    public const string Layout = "2";

    private const string LayoutName = "layout";
    private const int MaxPlainLength = 4_000;
    private const int MaxPartLength = 32_000;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal) { [LayoutName] = Layout };

    public IReadOnlyDictionary<string, string> Values => _values;

    public RowTexts Add(string name, string text)
    {
        var parts = text.Length <= MaxPlainLength
            ? [text]
            : CompressedText.Write(text).Chunk(MaxPartLength).Select(part => new string(part));
        foreach (var (index, part) in parts.Index())
            _values.Add(PartName(name, index), part);
        return this;
    }

    /// <summary>Adds nothing when the value is null.</summary>
    public RowTexts Add<T>(string name, T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? this : Add(name, JsonSerializer.Serialize(value, type));

    public static T Read<T>(Row row, string name, JsonTypeInfo<T> type)
        where T : class => Find(row, name, type) ?? throw new UnreadableRowException($"it has no {name}");

    /// <summary>Null when there is none.</summary>
    /// <exception cref="UnreadableRowException">It is not what this program writes.</exception>
    public static T? Find<T>(Row row, string name, JsonTypeInfo<T> type)
        where T : class
    {
        var layout = FindLayout(row);
        if (layout != Layout)
            throw new UnreadableRowException($"its layout is {layout}, and this program reads {Layout}");
        var parts = Enumerable.Range(0, int.MaxValue).Select(index => row.Values.GetValueOrDefault(PartName(name, index)))
            .TakeWhile(part => part is not null).ToArray();
        try
        {
            return parts.Length == 0 ? null : JsonSerializer.Deserialize(CompressedText.Read(string.Concat(parts)), type);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidDataException or NotSupportedException)
        {
            throw new UnreadableRowException($"its {name} is not what this program writes", fault);
        }
    }

    /// <summary><c>1</c> for rows from before there were versions.</summary>
    public static string FindLayout(Row row) => row.Values.GetValueOrDefault(LayoutName, "1");

    private static string PartName(string name, int index) => index == 0 ? name : $"{name}{index + 1}";
}
