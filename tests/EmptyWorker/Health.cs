using Microsoft.Azure.Functions.Worker;

namespace EmptyWorker;

/// <summary>The only function.</summary>
public static class Health
{
    /// <summary><c>GET health</c>.</summary>
    [Function("GetHealth")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        Results.Ok();
}
