using FunctionsRadar.Api;
using FunctionsRadar.Api.Health;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace FunctionsRadar.Functions;

/// <summary>
/// Replaces every function while the settings cannot be used: an app that fails to start is hard to diagnose in Azure. Errors are
/// logged at start and by each timer run, since the host does not show start-up logs. Responses do not tell: anybody may ask.
/// </summary>
internal sealed partial class Misconfigured(SettingsException settings, ILogger<Misconfigured> logger)
    : IFunctionsWorkerMiddleware, IHostedService
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is null)
            LogErrors();
        else
            context.GetInvocationResult().Value = Respond(context.FunctionDefinition.Name);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogErrors();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IResult Respond(string function)
    {
        var route = ApiRoutes.All.Single(route => route.Name == function);
        return route == HealthApi.Route
            ? HealthApi.Respond(HealthStatus.Misconfigured)
            : route.Error(ProblemException.Unavailable("The settings cannot be used; the app's log names each that is wrong."));
    }

    private void LogErrors()
    {
        foreach (var error in settings.Errors)
            SettingsError(error);
    }

    [LoggerMessage(501, LogLevel.Critical, "SettingsError: {Error}")]
    private partial void SettingsError(string error);
}
