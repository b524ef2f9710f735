using FunctionsRadar;
using FunctionsRadar.Functions;
using FunctionsRadar.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Configuration.AddHostStorage();
builder.Services.AddAzureMonitor(builder.Configuration);
builder.Services.AddFunctionsRadar(RadarSettings.Read(builder.Configuration));
builder.Services.AddHostedService<StartWarnings>();
builder.Build().Run();
