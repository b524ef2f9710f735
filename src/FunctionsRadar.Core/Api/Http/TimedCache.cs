namespace FunctionsRadar.Api.Http;

/// <summary>Keeps a value for a while; it is made for one request at a time, and a failure is not kept.</summary>
internal sealed class TimedCache<T>(TimeSpan keptFor, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private (T Value, long MadeAt)? _last;

    public async Task<T> GetAsync(Func<Task<T>> make, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.MadeAt) >= keptFor)
                _last = last = (await make(), time.GetTimestamp());
            return last.Value;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
