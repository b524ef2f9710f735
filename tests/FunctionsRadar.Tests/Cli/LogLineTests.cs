using FunctionsRadar.Cli;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Cli;

public sealed class LogLineTests
{
    private readonly FakeTimeProvider _time = new(RadarResponses.LastUpdated);

    [Fact]
    public void It_is_one_line_with_time_and_level_and_without_what_only_the_code_knows() =>
        Assert.Equal(
            "06:00:00 warning: FIRING: the share is 1.5 %. And more\n",
            Write("FIRING: the share is 1.5 %.\nAnd\tmore", isTerminal: false));

    [Fact]
    public void In_a_file_nothing_is_cut_and_on_a_terminal_what_is_too_long_to_read()
    {
        var text = new string('x', 2000);
        Assert.Contains(text, Write(text, isTerminal: false), StringComparison.Ordinal);
        var cut = Write(text, isTerminal: true);
        Assert.InRange(cut.Length, 200, 400);
        Assert.EndsWith("x…\n", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receiver_of_type_log_is_heard_at_every_level_of_the_program_itself()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_time);
        services.AddCliLogging(LogLevel.Error);
        using var provider = services.BuildServiceProvider();
        Assert.True(provider.GetRequiredService<ILogger<LogNotifier>>().IsEnabled(LogLevel.Information));
        Assert.False(provider.GetRequiredService<ILogger<AppSettings>>().IsEnabled(LogLevel.Warning));
    }

    private string Write(string message, bool isTerminal)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<string>(
            LogLevel.Warning, typeof(LogNotifier).FullName!, new EventId(7, "Notified"), message, null,
            (state, _) => state);
        new LogLine(_time, isTerminal).Write(entry, null, writer);
        return writer.ToString();
    }
}
