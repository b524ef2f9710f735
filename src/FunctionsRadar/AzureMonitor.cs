using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using FunctionsRadar.Telemetry;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FunctionsRadar.Functions;

/// <summary>Sends telemetry to Application Insights, which takes no keys: the app's identity signs in.</summary>
internal static class AzureMonitor
{
    /// <summary>Adds the worker's telemetry and ours, and the exporter where a connection string says where to.</summary>
    public static void AddAzureMonitor(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry();
        telemetry.UseFunctionsWorkerDefaults();
        telemetry.WithMetrics(metrics => metrics.AddMeter(RadarTelemetry.Name)).WithTracing(tracing => tracing.AddSource(RadarTelemetry.Name));
        if (string.IsNullOrEmpty(configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]))
            return;
        var identity = configuration["AZURE_CLIENT_ID"] is { Length: > 0 } clientId
            ? ManagedIdentityId.FromUserAssignedClientId(clientId)
            : ManagedIdentityId.SystemAssigned;
        telemetry.UseAzureMonitorExporter(exporter =>
        {
            exporter.Credential = new ManagedIdentityCredential(identity);
            // Azure's alerts count log events: none may go with a trace that is sampled away.
            exporter.EnableTraceBasedLogsSampler = false;
        });
    }
}
