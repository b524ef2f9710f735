using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>
/// Copies every row from one table to another, over what an earlier copy wrote. It may be stopped at any time, and run again.
/// Nothing should write to either meanwhile.
/// </summary>
/// <param name="source">Read only.</param>
/// <param name="target">Written to; must be empty, or have rows of the source only.</param>
internal sealed class StoreCopy(ITable source, ITable target)
{
    private const int BatchesAtOnce = 4;

    /// <summary>Copies, and compares how many rows each partition has.</summary>
    /// <param name="progress">Hears of every thousand rows; may be null.</param>
    /// <param name="cancellation">Stops the copy between two batches.</param>
    /// <exception cref="ForeignRowsException">The target has rows of its own; nothing was written.</exception>
    /// <exception cref="StorageException">One of the stores failed; run it again.</exception>
    public async Task<CopyResult> RunAsync(IProgress<CopyProgress>? progress, CancellationToken cancellation)
    {
        await RefuseForeignAsync(cancellation);
        var partitions = await source.ListPartitionsAsync(cancellation);
        var differences = new List<CopyDifference>();
        var copied = 0L;
        for (var done = 0; done < partitions.Count; done++)
        {
            var rows = 0L;
            await foreach (var page in ReadPagesAsync(source, partitions[done], cancellation))
            {
                await CopyAsync(partitions[done], page, cancellation);
                rows += page.Count;
                progress?.Report(new CopyProgress(partitions[done], done, partitions.Count, copied + rows));
            }
            copied += rows;
            var there = await ReadPagesAsync(target, partitions[done], cancellation).SelectMany(page => page)
                .LongCountAsync(cancellation);
            if (there != rows)
                differences.Add(new CopyDifference(partitions[done], rows, there));
        }
        return new CopyResult(copied, differences);
    }

    private async Task RefuseForeignAsync(CancellationToken cancellation)
    {
        foreach (var partition in await target.ListPartitionsAsync(cancellation))
        {
            var foreign = 0L;
            await foreach (var page in ReadPagesAsync(target, partition, cancellation))
            {
                var known = await source.ReadPagesAsync(partition, page[0].Key, RowKeys.After(page[^1].Key), cancellation)
                    .SelectMany(rows => rows).Select(row => row.Key).ToHashSetAsync(StringComparer.Ordinal, cancellation);
                foreign += page.Count(row => !known.Contains(row.Key));
            }
            if (foreign > 0)
                throw new ForeignRowsException(partition, foreign);
        }
    }

    private async Task CopyAsync(string partition, IReadOnlyList<Row> page, CancellationToken cancellation)
    {
        var batches = RowBatch.Split(page.Select(row => new RowChange(RowChangeKind.Upsert, row.Key, row.Values)));
        var limits = new ParallelOptions { MaxDegreeOfParallelism = BatchesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(batches, limits, async (batch, stop) =>
        {
            if (!await target.ApplyAsync(partition, batch, stop))
                throw new StorageException(
                    $"Rows of {partition} could not be written: somebody else writes them at the same time.");
        });
    }

    private static IAsyncEnumerable<IReadOnlyList<Row>> ReadPagesAsync(
        ITable table, string partition, CancellationToken cancellation) =>
        table.ReadPagesAsync(partition, "", RowKeys.GetEnd(""), cancellation);
}
