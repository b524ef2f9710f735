namespace FunctionsRadar.Storage;

/// <summary>The target has a history of its own; two would be mixed. The message is one line.</summary>
internal sealed class ForeignRowsException(string partition, long rows) : Exception(
    $"The target has {rows} rows in {partition} that the source does not have: a copy would mix two histories. "
    + "Nothing was written; take an empty target.");
