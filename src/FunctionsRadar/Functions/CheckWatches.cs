using FunctionsRadar.Checks;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsRadar.Functions;

/// <summary>Checks every watch on schedule.</summary>
/// <param name="round">What it starts.</param>
public sealed class CheckWatches(CheckRound round)
{
    /// <summary>Checks every watch.</summary>
    [Function("CheckWatches")]
    public Task RunAsync([TimerTrigger("%CheckSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        round.RunScheduledAsync(cancellation);
}
