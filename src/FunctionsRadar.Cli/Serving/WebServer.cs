using FunctionsRadar.Api.Http;
using FunctionsRadar.Cli.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Cli.Serving;

/// <summary>The web server with everything in it. Nothing but our own settings sets it up.</summary>
internal static class WebServer
{
    public static WebApplication Build(AppSettings settings, IReadOnlyList<string> urls, LogLevel level)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var connections = new ConnectionLimit(OpenFiles.ForClients());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls([.. urls]);
        builder.WebHost.ConfigureKestrel(connections.AddTo);
        builder.Services.AddRoutingCore();
        builder.Services.AddCliLogging(level);
        builder.Services.AddFunctionsRadar(settings).AddSingleton<Scheduler>();
        builder.Services.AddOtlpExport();
        if (settings.IsDemo)
            builder.Services.AddDemo();
        var app = builder.Build();
        connections.AddTo(app);
        app.MapApi();
        return app;
    }
}
