using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Checks.Advice;

/// <summary>What is logged where something else goes on without advice.</summary>
internal static partial class AdviceLog
{
    /// <summary>Advice on a watch could not be had.</summary>
    public static void Unavailable(ILogger logger, string watch, Exception failure) =>
        Unavailable(logger, watch, failure.GetType().Name, failure.Message);

    [LoggerMessage(
        EventId = 131, EventName = "AdviceUnavailable", Level = LogLevel.Warning,
        Message = "AdviceUnavailable: {Watch}: {Kind}: {Reason}")]
    private static partial void Unavailable(ILogger logger, string watch, string kind, string reason);
}
