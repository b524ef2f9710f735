using FunctionsRadar.Alerting;

namespace FunctionsRadar.Api.Http;

/// <summary>A request that cannot be answered. The message, one line, goes to the client.</summary>
internal sealed class ProblemException(int status, string message, string? parameter = null) : Exception(message)
{
    public int Status => status;
    public string? Parameter => parameter;

    public static ProblemException NotFound(string message, string? parameter = null) =>
        new(StatusCodes.Status404NotFound, message, parameter);

    public static ProblemException Unavailable(string message) => new(StatusCodes.Status503ServiceUnavailable, message);

    public static ProblemException NothingStored(Watch watch) => NotFound($"Nothing is stored yet for watch '{watch.Name}'.");
}
