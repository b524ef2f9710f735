using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>Tells whether a write is one's own: after a request that was retried, a conflict may be with oneself.</summary>
internal static class WriteId
{
    private const string Name = "write";

    public static string Make(Random random) => random.NextInt64().ToString("x16", CultureInfo.InvariantCulture);

    public static RowTexts AddWriteId(this RowTexts texts, string writeId) => texts.Add(Name, writeId);

    public static bool WasWrittenBy(this Row? row, string writeId) => row?.Values.GetValueOrDefault(Name) == writeId;

    /// <summary>Applies changes that write the id into the row of a key; true, too, when only the response was lost.</summary>
    public static async Task<bool> ApplyAsync(
        this ITable table, string partition, IReadOnlyList<RowChange> changes, string key, string writeId,
        CancellationToken cancellation) =>
        await table.ApplyAsync(partition, changes, cancellation)
        || (await table.FindAsync(partition, key, cancellation)).WasWrittenBy(writeId);
}
