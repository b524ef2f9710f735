using System.Reflection;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api;

/// <summary>Whether all is well, for anybody to ask: no names, and asked of the store at most every 10 s.</summary>
public sealed class HealthApi(WatchStore store, DeliveryStore deliveries, UnreadableRows unreadable, WatchList watches, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DeadCountsFor = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim _gate = new(1);
    private (HealthView View, DateTimeOffset At)? _last;

    /// <summary>Version of the program, with the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(HealthApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary><c>GET health</c>.</summary>
    public async Task<IResult> GetHealthAsync(HttpRequest request)
    {
        var view = await ViewAsync(request.HttpContext.RequestAborted);
        var code = view.Status is "ok" or "degraded" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Results.Json(view, ApiJson.Answers.HealthView, statusCode: code);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>Whether all is well.</summary>
    public async Task<HealthView> ViewAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            if (_last is not { } last || now - last.At >= KeptFor || now < last.At)
                _last = last = (new HealthView(await ExamineAsync(now, cancellation), Version), now);
            return last.View;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<string> ExamineAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var isDegraded = false;
            foreach (var watch in watches.All)
            {
                if ((await store.FindStateAsync(watch.Name, cancellation))?.Value is { } state && state.Alerts.GetValueOrDefault(Alert.NoData) is { IsFiring: true })
                    return "nodata";
                isDegraded = isDegraded || await HasDeadAsync(watch.Name, now - DeadCountsFor, cancellation);
            }
            return isDegraded || unreadable.Any ? "degraded" : "ok";
        }
        catch (StorageException)
        {
            return "unavailable";
        }
    }

    private ValueTask<bool> HasDeadAsync(string watch, DateTimeOffset since, CancellationToken cancellation) =>
        deliveries.ReadReceiptsAsync(watch, cancellation).TakeWhile(delivery => delivery.EndedAt >= since)
            .AnyAsync(delivery => delivery is { Status: DeliveryStatus.Dead, IsTest: false }, cancellation);
}
