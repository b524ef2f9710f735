using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using Microsoft.Extensions.Http;

namespace FunctionsRadar.Tests.Support;

/// <summary>
/// Ends a process at the n-th thing that it asks of the world: of its store, of Radar or of a receiver. From then on nothing that
/// it asks is done any more.
/// </summary>
/// <param name="kind">Whether the n-th thing is still done; its response is lost anyway.</param>
/// <param name="at">Which, counted from 1.</param>
internal sealed class CrashPoint(CrashKind kind, int at)
{
    private int _calls;
    private volatile bool _isReached;

    public bool IsReached => _isReached;

    /// <summary>Puts it between the app and the world.</summary>
    public void Attach(IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton<ITable>(_ => new Table(StorageServices.Open(settings.Storage), this));
        services.PostConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(
                builder => builder.PrimaryHandler = new Handler(builder.PrimaryHandler, this)));
    }

    private async Task<T> PassAsync<T>(Func<Task<T>> ask)
    {
        var isHere = Interlocked.Increment(ref _calls) == at;
        if (isHere && kind == CrashKind.BeforeTheCall)
            _isReached = true;
        if (_isReached)
            throw new CrashException();
        var response = await ask();
        if (isHere)
            _isReached = true;
        return _isReached ? throw new CrashException() : response;
    }

    private sealed class Table(ITable table, CrashPoint crash) : ITable, IDisposable
    {
        public Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation) =>
            crash.PassAsync(() => table.FindAsync(partition, key, cancellation));

        public Task<IReadOnlyList<Row>> QueryAsync(
            string partition, string from, string before, int limit, CancellationToken cancellation) =>
            crash.PassAsync(() => table.QueryAsync(partition, from, before, limit, cancellation));

        public Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
            crash.PassAsync(() => table.ApplyAsync(partition, changes, cancellation));

        public Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation) =>
            crash.PassAsync(() => table.ListPartitionsAsync(cancellation));

        public void Dispose() => (table as IDisposable)?.Dispose();
    }

    private sealed class Handler(HttpMessageHandler inner, CrashPoint crash) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            crash.PassAsync(() => base.SendAsync(request, cancellationToken));
    }
}
