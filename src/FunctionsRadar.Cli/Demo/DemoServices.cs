using FunctionsRadar.Radar;

namespace FunctionsRadar.Cli.Demo;

/// <summary>Puts the simulated Radar in the place of the real one.</summary>
internal static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<SimulatedRadar>().AddSingleton<DemoHistory>();
        services.AddHttpClient(nameof(RadarClient))
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<SimulatedRadar>());
        return services;
    }
}
