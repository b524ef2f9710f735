using FunctionsRadar.Cli.Demo;
using FunctionsRadar.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using OpenTelemetry;

namespace FunctionsRadar.Cli.Serving;

/// <summary>The web server with everything in it. Nothing but our own settings sets it up.</summary>
internal static class WebServer
{
    public static WebApplication Build(AppSettings settings, IReadOnlyList<string> urls, LogLevel level)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var connections = new ConnectionLimit(OpenFiles.ForClients());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls([.. urls]);
        connections.AddTo(builder.WebHost);
        builder.Services.AddRoutingCore();
        builder.Services.AddCliLogging(level);
        builder.Services.AddFunctionsRadar(settings).AddSingleton<Scheduler>();
        if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
            AddExport(builder.Services);
        if (settings.IsDemo)
            builder.Services.AddDemo();
        var app = builder.Build();
        connections.AddTo(app);
        app.MapApi();
        return app;
    }

    private static void AddExport(IServiceCollection services) => services.AddOpenTelemetry()
        .WithMetrics(metrics => metrics.AddMeter(Instrumentation.Name))
        .WithTracing(tracing => tracing.AddSource(Instrumentation.Name))
        .WithLogging()
        .UseOtlpExporter();
}
