using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Storage;

public class RowBatchTests
{
    [Theory]
    [InlineData(7, 250_000, 2, 2, 2, 1)]
    [InlineData(3, 700_000, 1, 1, 1)]
    [InlineData(250, 10, 100, 100, 50)]
    [InlineData(0, 10)]
    public void No_transaction_has_more_rows_or_characters_than_the_service_takes(int rows, int characters, params int[] sizes)
    {
        var changes = Enumerable.Range(0, rows).Select(number => Change(number, characters)).ToArray();
        var batches = RowBatch.Split(changes).ToArray();
        Assert.Equal(sizes, batches.Select(batch => batch.Count));
        Assert.Equal(changes, batches.SelectMany(batch => batch));
    }

    private static RowChange Change(int number, int characters)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["a"] = new('x', characters / 2),
            ["b"] = new('y', characters - (characters / 2)),
        };
        return new RowChange(RowChangeKind.Upsert, number.ToString(CultureInfo.InvariantCulture), values);
    }
}
