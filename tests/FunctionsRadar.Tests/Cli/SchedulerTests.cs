using System.Threading.Channels;
using FunctionsRadar.Cli.Serving;
using FunctionsRadar.Settings;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Cli;

/// <summary>A clock that jumps, as that of a machine that was suspended, beside timers that know nothing of it.</summary>
public sealed class SchedulerTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 22, 0, 10, TimeSpan.Zero);

    private readonly JumpingTime _time = new(Start);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<DateTimeOffset> _runs = [];
    private readonly LogRecorder _logs = new();
    private Task _running = Task.CompletedTask;

    [Fact]
    public async Task What_came_due_while_the_machine_was_suspended_is_done_within_half_a_minute()
    {
        Begin("0 0 7 * * *");
        await _time.WaitAsync();
        _time.Offset = TimeSpan.FromHours(10);
        await _time.PassAsync();
        Assert.Equal([Start.AddHours(10).AddSeconds(30)], _runs);
    }

    [Fact]
    public async Task After_the_clock_was_set_back_the_next_occurrence_by_the_new_time_counts()
    {
        Begin("0 * * * * *");
        await _time.WaitAsync();
        _time.Offset = TimeSpan.FromHours(-6);
        for (var waits = 0; waits < 3; waits++)
            await _time.PassAsync();
        Assert.Equal([Start.AddHours(-6).AddSeconds(50)], _runs);
    }

    [Fact]
    public async Task A_run_that_fails_keeps_no_later_one_from_it()
    {
        Begin("0 * * * * *", _ => throw new InvalidOperationException("It is torn."));
        await _time.WaitAsync();
        for (var waits = 0; waits < 4; waits++)
            await _time.PassAsync();
        Assert.Equal(2, _runs.Count);
        Assert.Equal(2, _logs.Lines.Count(line => line.Text.Contains("RoundFailed", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private void Begin(string schedule, Action<DateTimeOffset>? run = null)
    {
        var scheduler = new Scheduler(_time, new Logger<Scheduler>(new LoggerFactory([_logs])));
        _running = scheduler.RunAsync(Schedule.TryParse(schedule)!, _ => RunAsync(run), _stop.Token);
        // Whoever waits for it is told when it has ended.
        _ = _running.ContinueWith(ended => _time.End(ended.Exception), TaskScheduler.Default);
    }

    private Task RunAsync(Action<DateTimeOffset>? run)
    {
        _runs.Add(_time.GetUtcNow());
        run?.Invoke(_time.GetUtcNow());
        return Task.CompletedTask;
    }

    private sealed class JumpingTime(DateTimeOffset start) : TimeProvider
    {
        private readonly FakeTimeProvider _time = new(start);
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
        private TimeSpan _wait;

        /// <summary>How far the clock is from where the timers are.</summary>
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => _time.GetUtcNow() + Offset;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = _time.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(dueTime);
            return timer;
        }

        /// <summary>Nobody will wait any more.</summary>
        public void End(Exception? failure) => _waits.Writer.TryComplete(failure);

        /// <summary>Until somebody waits; nobody may for longer than half a minute.</summary>
        public async Task WaitAsync()
        {
            _wait = await _waits.Reader.ReadAsync();
            Assert.InRange(_wait, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }

        /// <summary>Lets the wait pass, and goes on until somebody waits again.</summary>
        public Task PassAsync()
        {
            _time.Advance(_wait);
            return WaitAsync();
        }
    }
}
