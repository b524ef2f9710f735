using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace FunctionsRadar.Functions;

/// <summary>Names the invocation as the host expects: it drops lines that have only OpenTelemetry's name for it.</summary>
internal sealed class HostLogScope(ILogger<HostLogScope> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        using var scope = logger.BeginScope(
            new[] { KeyValuePair.Create<string, object>("AzureFunctions_InvocationId", context.InvocationId) });
        await next(context);
    }
}
