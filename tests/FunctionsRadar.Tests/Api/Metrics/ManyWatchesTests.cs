using FunctionsRadar.Api.Metrics;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api.Metrics;

public sealed class ManyWatchesTests
{
    private const int Watches = 1_000;
    private const int MaxConcurrent = 32;

    [Fact]
    public async Task A_thousand_watches_are_read_a_few_at_a_time_each_with_one_lookup_and_one_query()
    {
        using var folder = new TemporaryFolder();
        await using var app = Start(folder, out var reads);
        var store = app.Get<WatchStore>();
        for (var number = 0; number < Watches; number++)
            await store.CommitAsync(Samples.Commit(Samples.State($"w{number}"), null), CancellationToken.None);
        reads.Clear();

        var context = new DefaultHttpContext { RequestServices = app.Services };
        using var body = new MemoryStream();
        context.Response.Body = body;
        var result = await MetricsApi.Route.HandleAsync(context.Request);
        await result.ExecuteAsync(context);

        Assert.Equal((Watches, Watches), (reads.Lookups, reads.Queries));
        Assert.InRange(reads.MaxConcurrent, 2, MaxConcurrent);
        using var text = new StringReader(System.Text.Encoding.UTF8.GetString(body.ToArray()));
        var lines = 0;
        while (await text.ReadLineAsync() is { } line)
            lines += line.StartsWith("functionsradar_deliveries{", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(Watches * Enum.GetValues<DeliveryStatus>().Length, lines);
    }

    private static RunningApp Start(TemporaryFolder folder, out Reads reads)
    {
        var watches = Enumerable.Range(0, Watches).SelectMany(number => new[] { $"Watches:w{number}:DateRange", "7d" });
        var settings = TestSettings.Read(folder, [.. watches]);
        var counted = reads = new Reads();
        return RunningApp.Start(settings, TimeProvider.System, (services, _) => services.AddSingleton<ITable>(
            _ => new CountedTable(StorageServices.Open(settings.Storage), counted)));
    }

    private sealed class Reads
    {
        private int _lookups;
        private int _queries;
        private int _now;
        private int _most;

        public int Lookups => _lookups;

        public int Queries => _queries;

        public int MaxConcurrent => _most;

        public void Clear() => (_lookups, _queries, _most) = (0, 0, 0);

        public Task<T> LookUpAsync<T>(Func<Task<T>> read) => CountAsync(ref _lookups, read);

        public Task<T> QueryAsync<T>(Func<Task<T>> read) => CountAsync(ref _queries, read);

        private Task<T> CountAsync<T>(ref int count, Func<Task<T>> read)
        {
            Interlocked.Increment(ref count);
            return CountAsync(read);
        }

        // The store reads at once; yielding first lets those that may run together do so.
        private async Task<T> CountAsync<T>(Func<Task<T>> read)
        {
            var now = Interlocked.Increment(ref _now);
            for (var most = _most; now > most; most = _most)
                Interlocked.CompareExchange(ref _most, now, most);
            await Task.Yield();
            try
            {
                return await read();
            }
            finally
            {
                Interlocked.Decrement(ref _now);
            }
        }
    }

    private sealed class CountedTable(ITable table, Reads reads) : ITable, IDisposable
    {
        public Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation) =>
            reads.LookUpAsync(() => table.FindAsync(partition, key, cancellation));

        public Task<IReadOnlyList<Row>> QueryAsync(
            string partition, string from, string before, int limit, CancellationToken cancellation) =>
            reads.QueryAsync(() => table.QueryAsync(partition, from, before, limit, cancellation));

        public Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
            table.ApplyAsync(partition, changes, cancellation);

        public Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation) =>
            table.ListPartitionsAsync(cancellation);

        public void Dispose() => (table as IDisposable)?.Dispose();
    }
}
