using FunctionsRadar.Api.Advice;
using FunctionsRadar.Api.Backtests;
using FunctionsRadar.Api.Deliveries;
using FunctionsRadar.Api.Health;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Metrics;
using FunctionsRadar.Api.Operators;
using FunctionsRadar.Api.Pages;
using FunctionsRadar.Api.Public;
using FunctionsRadar.Api.RadarCompatible;
using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Api.Status;
using FunctionsRadar.Api.Transitions;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Api;

/// <summary>Registers what handles the API's routes.</summary>
internal static class ApiServices
{
    /// <summary>Registers the handler of every resource.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiHandler>().AddSingleton<ResponseCache>();
        services.AddSingleton<SnapshotsApi>().AddSingleton<StatusApi>().AddSingleton<TransitionsApi>();
        services.AddSingleton<DeliveriesApi>().AddSingleton<HealthApi>().AddSingleton<OperatorApi>();
        services.AddSingleton<ReplayLimiter>().AddSingleton<BacktestApi>().AddSingleton<AdviceApi>();
        services.AddSingleton<DashboardApi>().AddSingleton<PicturesApi>();
        services.AddSingleton<MetricsApi>().AddSingleton<PublicApi>().AddSingleton<FeedApi>();
        services.AddSingleton<SeriesFinder>().AddSingleton<RadarSummaryApi>();
    }
}
