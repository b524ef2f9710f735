using FunctionsRadar.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace FunctionsRadar.Cli.Serving;

/// <summary>Sends metrics, traces and logs by OTLP when its standard environment variable says where to.</summary>
internal static class OtlpExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddOtlpExport(this IServiceCollection services)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Endpoint)))
            return;
        services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(Instrumentation.Name))
            .WithTracing(tracing => tracing.AddSource(Instrumentation.Name))
            .WithLogging()
            .UseOtlpExporter();
    }
}
