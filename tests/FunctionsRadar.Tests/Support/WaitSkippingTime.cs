using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Support;

/// <summary>
/// A clock on which nobody waits: as soon as code under test waits, the clock jumps to the end of that wait, and the wait is
/// noted. Time-outs, told apart by their exact length, pass only when a test advances the clock.
/// </summary>
public sealed class WaitSkippingTime(DateTimeOffset start, params TimeSpan[] timeouts) : FakeTimeProvider(start)
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <summary>Every wait so far.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && !timeouts.Contains(dueTime))
        {
            _waits.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }
        return timer;
    }
}
