using FunctionsRadar.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace FunctionsRadar.Functions;

/// <summary>Puts the core into the worker, or what stands in for it while the settings cannot be used.</summary>
internal static class WorkerServices
{
    public static void AddCore(this FunctionsApplicationBuilder builder)
    {
        try
        {
            builder.Services.AddFunctionsRadar(AppSettings.Read(builder.Configuration)).AddHostedService<StartWarnings>();
        }
        catch (SettingsException wrong)
        {
            builder.Services.AddSingleton(wrong).AddHostedService(services => services.GetRequiredService<Misconfigured>());
            builder.UseMiddleware<Misconfigured>();
        }
    }
}
