namespace FunctionsRadar.Api.Http;

/// <summary>A request that cannot be answered. The message goes to the client.</summary>
/// <param name="status">HTTP status code, 400 to 599.</param>
/// <param name="message">One line that names the parameter, the value and what is accepted.</param>
/// <param name="parameter">Name of the parameter that is wrong; null for none.</param>
internal sealed class ProblemException(int status, string message, string? parameter = null) : Exception(message)
{
    /// <summary>HTTP status code.</summary>
    public int Status { get; } = status;

    /// <summary>Name of the parameter that is wrong; null for none.</summary>
    public string? Parameter { get; } = parameter;
}
