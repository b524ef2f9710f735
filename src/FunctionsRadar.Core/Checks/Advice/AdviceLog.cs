namespace FunctionsRadar.Checks.Advice;

/// <summary>What is logged where something else goes on without advice.</summary>
internal static partial class AdviceLog
{
    public static void Unavailable(ILogger logger, string watch, Exception failure) =>
        AdviceUnavailable(logger, watch, failure.GetType().Name, failure.Message);

    [LoggerMessage(131, LogLevel.Warning, "AdviceUnavailable: {Watch}: {Kind}: {Reason}")]
    private static partial void AdviceUnavailable(ILogger logger, string watch, string kind, string reason);
}
