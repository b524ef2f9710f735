using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Functions;

/// <summary>
/// Names the invocation in the scope of the logs as the host looks for it. With OpenTelemetry the worker uses that standard's
/// name alone, and the host, which cannot tell where such lines belong, drops them from its console.
/// </summary>
/// <param name="logger">Carries the scope.</param>
internal sealed class HostLogScope(ILogger<HostLogScope> logger) : IFunctionsWorkerMiddleware
{
    private const string InvocationId = "AzureFunctions_InvocationId";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        using var scope = logger.BeginScope(new[] { KeyValuePair.Create<string, object>(InvocationId, context.InvocationId) });
        await next(context);
    }
}
