namespace FunctionsRadar.Storage.Rows;

/// <summary>The rows of a partition whose keys start with a prefix: all, or those of a time, newest first.</summary>
internal sealed record RowRange(string Partition, string Prefix, DateTimeOffset? Oldest = null, DateTimeOffset? Newest = null)
{
    public string From { get; private init; } = Newest is { } newest ? RowKeys.At(Prefix, newest) : Prefix;

    /// <summary>Not included.</summary>
    public string Before { get; private init; } = RowKeys.End(Oldest is { } oldest ? RowKeys.At(Prefix, oldest) : Prefix);

    public bool IsEmpty => string.CompareOrdinal(From, Before) >= 0;

    /// <summary>From one key to another, both included.</summary>
    public static RowRange Between(string partition, string first, string last) =>
        new(partition, "") { From = first, Before = RowKeys.After(last) };

    /// <summary>What is left after a key, which may lie outside.</summary>
    public RowRange After(string key) =>
        string.CompareOrdinal(From, RowKeys.After(key)) < 0 ? this with { From = RowKeys.After(key) } : this;
}
