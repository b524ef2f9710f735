using FunctionsRadar.Api;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Functions;

/// <summary>
/// Replaces every function while the settings cannot be used: an app that fails to start is hard to diagnose in Azure. Errors are
/// logged at start and by each timer run, since the host does not show start-up logs.
/// </summary>
/// <param name="settings">What is wrong.</param>
/// <param name="logger">Where to.</param>
internal sealed partial class Misconfigured(SettingsException settings, ILogger<Misconfigured> logger)
    : IFunctionsWorkerMiddleware, IHostedService
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is null)
            LogErrors();
        else
            context.GetInvocationResult().Value = MisconfiguredApi.Respond(FindRoute(context.FunctionDefinition.Name));
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogErrors();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static ApiRoute FindRoute(string function) => ApiRoutes.All.Single(route => route.Name == function);

    private void LogErrors()
    {
        foreach (var error in settings.Errors)
            Log.SettingsError(logger, error);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 501, EventName = "SettingsError", Level = LogLevel.Critical, Message = "SettingsError: {Error}")]
        public static partial void SettingsError(ILogger logger, string error);
    }
}
