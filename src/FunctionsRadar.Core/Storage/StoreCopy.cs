using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>Copies every row, over those of an earlier copy that was stopped. Nobody should write meanwhile.</summary>
internal sealed class StoreCopy(ITable source, ITable target)
{
    private const int BatchesAtOnce = 4;

    /// <exception cref="ForeignRowsException">The target has rows of its own; nothing was written.</exception>
    /// <exception cref="StorageException">One of the stores failed; run it again.</exception>
    public async Task<CopyResult> RunAsync(Action<CopyProgress>? report, CancellationToken cancellation)
    {
        await RefuseForeignAsync(cancellation);
        var partitions = await source.ListPartitionsAsync(cancellation);
        var differences = new List<CopyDifference>();
        var copied = 0L;
        for (var done = 0; done < partitions.Count; done++)
        {
            var all = new RowRange(partitions[done], "");
            var rows = 0L;
            await foreach (var page in source.ReadAsync(all, cancellation).Chunk(RowPaging.MaxPage))
            {
                await CopyAsync(all.Partition, page, cancellation);
                rows += page.Length;
                report?.Invoke(new CopyProgress(all.Partition, done, partitions.Count, copied + rows));
            }
            copied += rows;
            var there = await target.ReadAsync(all, cancellation).LongCountAsync(cancellation);
            if (there != rows)
                differences.Add(new CopyDifference(all.Partition, rows, there));
        }
        return new CopyResult(copied, differences);
    }

    private async Task RefuseForeignAsync(CancellationToken cancellation)
    {
        foreach (var partition in await target.ListPartitionsAsync(cancellation))
        {
            var foreign = 0L;
            await foreach (var page in target.ReadAsync(new RowRange(partition, ""), cancellation).Chunk(RowPaging.MaxPage))
            {
                var known = await source.ReadAsync(RowRange.Between(partition, page[0].Key, page[^1].Key), cancellation)
                    .Select(row => row.Key).ToHashSetAsync(StringComparer.Ordinal, cancellation);
                foreign += page.Count(row => !known.Contains(row.Key));
            }
            if (foreign > 0)
                throw new ForeignRowsException(partition, foreign);
        }
    }

    private async Task CopyAsync(string partition, Row[] page, CancellationToken cancellation)
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
}
