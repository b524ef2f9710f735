using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>
/// Kept in a row to tell whether a write is one's own: after a request that was retried, a conflict may be with oneself.
/// </summary>
internal static class WriteId
{
    private const string Name = "write";

    public static string Make(Random random) => random.NextInt64().ToString("x16", CultureInfo.InvariantCulture);

    public static RowTexts AddWriteId(this RowTexts texts, string writeId) => texts.Add(Name, writeId);

    public static bool WasWrittenBy(this Row? row, string writeId) => row?.Values.GetValueOrDefault(Name) == writeId;
}
