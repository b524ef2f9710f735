using System.Reflection;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Formatting;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api.Health;

/// <summary>Health of the installation, anonymous and without names; evaluated at most every 10 s.</summary>
internal sealed class HealthApi(
    WatchStore store, DeliveryStore deliveries, UnreadableRows unreadable, WatchList watches, Schedules schedules,
    TimeProvider time) : IDisposable
{
    public static readonly TimeSpan DeadCountsFor = TimeSpan.FromDays(7);
    private readonly TimedCache<HealthStatus> _status = new(TimeSpan.FromSeconds(10), time);
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    public static ApiRoute Route { get; } = new("GetHealth", "GET", "health")
    {
        Access = ApiAccess.Anonymous,
        Summary = "Whether all is well: 200 with ok or degraded, 503 with nodata, stale, unavailable or misconfigured.",
        ResponseType = typeof(HealthView),
        Problems = [],
        Handler = ApiRoute.Handle<HealthApi>(async (api, request) => Respond(await api.GetStatusAsync(request.Cancellation))),
    };

    /// <summary>Version of the program, with the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(HealthApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static IResult Respond(HealthStatus status)
    {
        var code = status <= HealthStatus.Degraded ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Results.Json(View(status), ApiJson.Responses.HealthView, statusCode: code);
    }

    public static HealthView View(HealthStatus status) => new(EnumFormat.CamelCase(status), Version);

    public Task<HealthStatus> GetStatusAsync(CancellationToken cancellation) =>
        _status.GetAsync(() => ExamineAsync(time.GetUtcNow(), cancellation), cancellation);

    public void Dispose() => _status.Dispose();

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
        // Two checks were due since the last one, and the time of the second one is over.
        if (now > schedules.Check.Next(schedules.Check.Next(state?.LastCheck?.At ?? _startedAt)))
            return HealthStatus.Stale;
        if (state?.Alerts.GetValueOrDefault(Alert.NoData) is { IsFiring: true })
            return HealthStatus.Nodata;
        var hasDead = await deliveries.ReadReceiptsAsync(watch, now - DeadCountsFor, cancellation).AnyAsync(
            delivery => delivery is { Status: DeliveryStatus.Dead, TellsOfAlerts: true }, cancellation);
        return hasDead ? HealthStatus.Degraded : HealthStatus.Ok;
    }
}
