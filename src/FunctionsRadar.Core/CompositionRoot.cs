using FunctionsRadar.Alerting;
using FunctionsRadar.Api;
using FunctionsRadar.Checks;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Radar;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionsRadar;

/// <summary>Both heads and the tests start from it.</summary>
internal static class CompositionRoot
{
    public static IServiceCollection AddFunctionsRadar(this IServiceCollection services, AppSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
#pragma warning disable RS0030 // The one place that brings randomness in.
        services.TryAddSingleton(Random.Shared);
#pragma warning restore RS0030
        services.AddSingleton(settings);
        services.AddSingleton(settings.Radar).AddSingleton(settings.Storage).AddSingleton(settings.Api);
        services.AddSingleton(new Schedules(settings.CheckSchedule, settings.DeliverySchedule));
        services.AddSingleton(new WatchList(settings.Watches)).AddSingleton(new ReceiverList(settings.Receivers));

        services.AddRadarClient(settings.Radar);
        services.AddStorage(settings.Storage);
        services.AddNotifiers(settings.Api.PublicUrl);
        services.AddSingleton<DeliveryAttempt>().AddSingleton<DeliveryRound>().AddSingleton<Renewal>();
        var sendResolved = settings.Receivers.ToDictionary(receiver => receiver.Name, receiver => receiver.SendResolved);
        services.AddSingleton(new Planner(sendResolved, settings.IsDemo));
        services.AddSingleton<Retention>().AddSingleton<RadarReader>();
        services.AddSingleton(settings.Digest).AddSingleton<DigestReader>().AddSingleton<DueDigest>();
        services.AddSingleton<WatchCheck>().AddSingleton<MissingWatches>().AddSingleton<CheckRound>();
        services.AddSingleton<SnapshotReader>(provider => provider.GetRequiredService<HistoryStore>().ReadSnapshotsAsync);
        services.AddSingleton<OperatorActions>().AddSingleton<Backfill>().AddSingleton<Backtest>();
        services.AddSingleton<Advisor>().AddSingleton<AdviceCache>();
        services.AddSingleton<ShareHistory>().AddSingleton<DashboardReader>().AddSingleton(new DashboardOptions(settings.IsDemo));
        services.AddApi();
        return services;
    }
}
