using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using FunctionsRadar.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace FunctionsRadar.Functions;

/// <summary>What the worker tells the host's console, and Application Insights where a connection string says so.</summary>
internal static class WorkerTelemetry
{
    public static void AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        // From other libraries warnings only: ASP.NET Core would log each URL, function key included. From Polly nothing: it
        // warns of each attempt, and our own lines have the outcome.
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("FunctionsRadar", LogLevel.Information).AddFilter("Polly", LogLevel.None);
        if (string.IsNullOrEmpty(builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]))
            return;
        builder.UseMiddleware<HostLogScope>();
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(Instrumentation.Name))
            .WithTracing(tracing => tracing.AddSource(Instrumentation.Name))
            .UseFunctionsWorkerDefaults()
            .UseAzureMonitorExporter(exporter => SetUp(exporter, builder.Configuration));
    }

    private static void SetUp(AzureMonitorExporterOptions exporter, ConfigurationManager configuration)
    {
        // Application Insights takes no keys: the app's identity signs in.
        exporter.Credential = new ManagedIdentityCredential(configuration["AZURE_CLIENT_ID"] is { Length: > 0 } clientId
            ? ManagedIdentityId.FromUserAssignedClientId(clientId)
            : ManagedIdentityId.SystemAssigned);
        // Azure's alerts count log events: none may go with a trace that is sampled away.
        exporter.EnableTraceBasedLogsSampler = false;
    }
}
