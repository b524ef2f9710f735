using FunctionsRadar;
using FunctionsRadar.Functions;
using FunctionsRadar.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Configuration.AddHostStorage();
builder.AddTelemetry();
try
{
    builder.Services.AddFunctionsRadar(AppSettings.Read(builder.Configuration)).AddHostedService<StartWarnings>();
}
catch (SettingsException wrong)
{
    builder.Services.AddSingleton(wrong).AddHostedService(services => services.GetRequiredService<Misconfigured>());
    builder.UseMiddleware<Misconfigured>();
}
builder.Build().Run();
