using FunctionsRadar.Functions;
using FunctionsRadar.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Configuration.AddHostStorage();
builder.AddTelemetry();
builder.AddCore();
builder.Build().Run();
