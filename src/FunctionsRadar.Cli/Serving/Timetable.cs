using FunctionsRadar.Radar;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Cli.Serving;

/// <summary>
/// Does something at the times of a schedule, one run after the other. A run that fails does not keep the next one from it.
/// </summary>
internal sealed partial class Timetable(TimeProvider time, ILogger<Timetable> logger)
{
    // A timer cannot wait for longer than seven weeks.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Runs until cancelled.</summary>
    /// <param name="schedule">Six NCRONTAB fields, UTC; checked before.</param>
    /// <param name="run">What to do.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(string schedule, Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        var times = RadarOptions.TryParseSchedule(schedule)!;
        while (true)
        {
            var next = new DateTimeOffset(times.GetNextOccurrence(time.GetUtcNow().UtcDateTime), TimeSpan.Zero);
            await WaitAsync(next, cancellation);
            await RunOnceAsync(run, cancellation);
        }
    }

    /// <summary>Runs once, now.</summary>
    public async Task RunOnceAsync(Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        try
        {
            await run(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.RoundFailed(logger, failure.Message);
        }
    }

    private async Task WaitAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        for (var left = until - time.GetUtcNow(); left > TimeSpan.Zero; left = until - time.GetUtcNow())
            await Task.Delay(left < LongestWait ? left : LongestWait, time, cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 401, EventName = "RoundFailed", Level = LogLevel.Error, Message = "RoundFailed: {Reason}")]
        public static partial void RoundFailed(ILogger logger, string reason);
    }
}
