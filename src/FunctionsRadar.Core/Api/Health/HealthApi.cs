using System.Reflection;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Formatting;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.Health;

/// <summary>Health of the installation, anonymous and without names; evaluated at most every 10 s.</summary>
internal sealed class HealthApi(
    WatchStore store, DeliveryStore deliveries, UnreadableRows unreadable, WatchList watches, Schedules schedules,
    TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan DeadCountsFor = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private (HealthStatus Status, DateTimeOffset At)? _last;

    /// <summary><c>GET health</c>.</summary>
    public static ApiRoute Route { get; } = new()
    {
        Name = "GetHealth",
        Method = "GET",
        Template = "health",
        Access = ApiAccess.Anonymous,
        Summary = "Whether all is well: 200 with ok or degraded, 503 with nodata, stale, unavailable or misconfigured.",
        ResponseType = typeof(HealthView),
        Problems = [],
        Handler = ApiRoute.Handle<HealthApi>((api, request) => api.GetAsync(request)),
    };

    /// <summary>Version of the program, with the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(HealthApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Handles <see cref="Route"/>.</summary>
    public async Task<IResult> GetAsync(ApiRequest request) => Respond(await GetStatusAsync(request.Cancellation));

    /// <summary>The response that tells of a status.</summary>
    public static IResult Respond(HealthStatus status)
    {
        var view = View(status);
        var code = status <= HealthStatus.Degraded ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Results.Json(view, ApiJson.Responses.HealthView, statusCode: code);
    }

    /// <summary>What is shown of a status.</summary>
    public static HealthView View(HealthStatus status) => new(EnumFormat.CamelCase(status), Version);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>Whether all is well.</summary>
    public async Task<HealthStatus> GetStatusAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            if (_last is not { } last || now - last.At >= KeptFor || now < last.At)
                _last = last = (await ExamineAsync(now, cancellation), now);
            return last.Status;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<HealthStatus> ExamineAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var worst = HealthStatus.Ok;
            foreach (var watch in watches.All)
            {
                var status = await ExamineAsync(watch.Name, now, cancellation);
                worst = status > worst ? status : worst;
            }
            return worst == HealthStatus.Ok && unreadable.Any ? HealthStatus.Degraded : worst;
        }
        catch (StorageException)
        {
            return HealthStatus.Unavailable;
        }
    }

    private async Task<HealthStatus> ExamineAsync(string watch, DateTimeOffset now, CancellationToken cancellation)
    {
        var state = (await store.FindStateAsync(watch, cancellation))?.Value;
        if (IsStale(state?.LastCheck?.At ?? _startedAt, now))
            return HealthStatus.Stale;
        if (state?.Alerts.GetValueOrDefault(Alert.NoData) is { IsFiring: true })
            return HealthStatus.Nodata;
        return await HasDeadAsync(watch, now - DeadCountsFor, cancellation) ? HealthStatus.Degraded : HealthStatus.Ok;
    }

    // Two checks were due since then, and the time of the second one is over.
    private bool IsStale(DateTimeOffset checkedAt, DateTimeOffset now) =>
        now > schedules.Check.Next(schedules.Check.Next(checkedAt));

    private ValueTask<bool> HasDeadAsync(string watch, DateTimeOffset since, CancellationToken cancellation) =>
        deliveries.ReadReceiptsAsync(watch, since, cancellation).AnyAsync(
            delivery => delivery is { Status: DeliveryStatus.Dead, TellsOfAlerts: true }, cancellation);
}
