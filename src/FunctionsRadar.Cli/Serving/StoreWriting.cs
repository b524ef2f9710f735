using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Cli.Serving;

/// <summary>Checks that the store is writable: a server that can only read does not start.</summary>
internal static class StoreWriting
{
    /// <summary>Deletes a row that is never there, which needs the right to write and changes nothing.</summary>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public static Task CheckAsync(ITable table, CancellationToken cancellation) =>
        table.ApplyAsync("_writing", [new RowChange(RowChangeKind.Delete, "none")], cancellation);
}
