using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>Splits changes into as many transactions as they take.</summary>
internal static class RowBatch
{
    public const int MaxRows = 100;
    // 4 MiB on the wire, where a character may take 6 bytes.
    private const int MaxCharacters = 600_000;

    public static IEnumerable<IReadOnlyList<RowChange>> Split(IEnumerable<RowChange> changes)
    {
        var batch = new List<RowChange>();
        var characters = 0;
        foreach (var change in changes)
        {
            var length = change.Values?.Values.Sum(text => text.Length) ?? 0;
            if (batch.Count == MaxRows || (batch.Count > 0 && characters + length > MaxCharacters))
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }
            batch.Add(change);
            characters += length;
        }
        if (batch.Count > 0)
            yield return batch;
    }
}
