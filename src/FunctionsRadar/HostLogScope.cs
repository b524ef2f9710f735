using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace FunctionsRadar.Functions;

/// <summary>
/// Adds the invocation id to log scopes under the name that the Functions host expects. With OpenTelemetry the worker uses
/// another name, and the host drops such lines from its console.
/// </summary>
internal sealed class HostLogScope(ILogger<HostLogScope> logger) : IFunctionsWorkerMiddleware
{
    private const string InvocationId = "AzureFunctions_InvocationId";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        using var scope = logger.BeginScope(new[] { KeyValuePair.Create<string, object>(InvocationId, context.InvocationId) });
        await next(context);
    }
}
