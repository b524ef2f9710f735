using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

/// <summary>Commands that show what is stored: nothing, too much to show, and what was not delivered.</summary>
public sealed class StoredTests
{
    public static TheoryData<string> Commands =>
        ["status", "history", "deliveries", "backtest --threshold 1", "advise", "silence --for 2h", "copy --to copy.db"];

    [Theory]
    [MemberData(nameof(Commands))]
    [InlineData("retry abcdefgh-default-1~log")]
    public async Task A_file_that_is_not_there_is_an_error_and_is_not_made(string command)
    {
        using var program = new CliProgram();
        program.Settings["Storage:Path"] = program.GetPath("nope.db");
        var result = await program.RunAsync(command.Split(' '));
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            $"'{program.GetPath("nope.db")}', and there is no such file", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.False(File.Exists(program.GetPath("nope.db")));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    [InlineData("test log")]
    public async Task What_asks_nothing_of_Radar_needs_no_credentials(string command)
    {
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar);
        Assert.Equal(0, (await program.RunAsync("backfill", "--weeks", "1")).ExitCode);
        program.Settings.Remove("Radar:ApiToken");
        Assert.Equal(0, (await program.RunAsync(command.Split(' '))).ExitCode);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("backfill")]
    public async Task What_asks_Radar_needs_credentials(string command)
    {
        using var program = new CliProgram();
        var result = await program.RunAsync(command);
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("Radar:ApiToken is missing", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_says_that_there_is_more_and_how_to_go_on_and_says_so_when_there_is_nothing()
    {
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar);
        Assert.Equal(0, (await program.RunAsync("backfill", "--weeks", "1")).ExitCode);

        var first = await program.RunAsync("history", "--limit", "4");
        Assert.Equal((0, 5), (first.ExitCode, Lines(first.Output).Length));
        var words = Assert.Single(Lines(first.Errors)).Split(' ');
        var rest = await program.RunAsync("history", "--to", words[Array.IndexOf(words, "--to") + 1]);
        Assert.Equal((4, ""), (Lines(rest.Output).Length, rest.Errors));
        Assert.Empty(Lines(rest.Output).Skip(1).Intersect(Lines(first.Output)));

        var none = await program.RunAsync("history", "--to", "2020-01-01");
        Assert.Equal((0, ""), (none.ExitCode, none.Output));
        Assert.Contains("for that time", Assert.Single(Lines(none.Errors)), StringComparison.Ordinal);
        var json = await program.RunAsync("history", "--to", "2020-01-01", "--json");
        Assert.Contains("\"items\":[]", json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backtest_of_a_time_without_snapshots_says_which_there_are()
    {
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar);
        await program.RunAsync("backfill", "--weeks", "1");
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var result = await program.RunAsync("backtest", "--threshold", "1", "--from", "2099-01-01");
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Matches($"there are 7 from .* to {today}", Assert.Single(result.Lines));

        var tried = await program.RunAsync(
            "backtest", "--threshold", "0.3,0.5", "--recover-at", "0.2", "--recovery-confirmations", "2");
        Assert.Equal(["0.3", "0.5"], Lines(tried.Output).Skip(1).Take(2).Select(line => line.Split(' ')[0]));
        Assert.Contains(" once ", Lines(tried.Output)[1], StringComparison.Ordinal);
        Assert.Contains(" never ", Lines(tried.Output)[2], StringComparison.Ordinal);
        var wrong = await program.RunAsync("backtest", "--threshold", "0.3,0.5", "--recover-at", "0.4");
        Assert.Contains(
            "--recover-at does not fit; accepted: a number from 0 to the lowest threshold, 0.3",
            Assert.Single(wrong.Lines),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_response_is_cut_to_fit_its_column()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 100));
        await using var receiver = await LoopbackServer.StartAsync(RadarServer.Respond(400, words, "text/plain"));
        using var program = new CliProgram();
        program.Settings["Receivers:ops:Type"] = "webhook";
        program.Settings["Receivers:ops:Url"] = receiver.Address.AbsoluteUri + "hook";
        await program.RunAsync("test", "ops");
        var line = Lines((await program.RunAsync("deliveries")).Output)[1];
        Assert.EndsWith("…", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 80, 130);
    }

    [Fact]
    public async Task A_receiver_that_answers_with_a_page_is_told_once_and_without_the_page_and_status_and_deliveries_tell_of_it()
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Summary = RadarResponses.Summary(lastUpdated: TimeProvider.System.GetUtcNow().AddMinutes(-30));
        await using var receiver = await LoopbackServer.StartAsync(
            RadarServer.Respond(404, "<html><p>no such hook</p></html>", "text/html"));
        using var program = CliProgram.For(radar);
        program.Settings["Receivers:ops:Type"] = "webhook";
        program.Settings["Receivers:ops:Url"] = receiver.Address.AbsoluteUri + "hook";
        await program.RunAsync("check");
        var none = await program.RunAsync("deliveries");
        Assert.Contains("no delivery", Assert.Single(Lines(none.Errors)), StringComparison.Ordinal);

        var tested = await program.RunAsync("test", "ops");
        Assert.Equal((3, ""), (tested.ExitCode, tested.Output));
        var id = Assert.Single(Lines(tested.Errors)).Split(' ')[1];
        Assert.Equal($"radar: {id} is dead: 404 Not Found; radar retry {id} tries again", Assert.Single(Lines(tested.Errors)));

        var retried = await program.RunAsync("retry", id);
        Assert.Equal((3, ""), (retried.ExitCode, retried.Output));
        Assert.Equal(Lines(tested.Errors), Lines(retried.Errors));

        Assert.Contains("  deliveries: 1 dead; radar deliveries tells which", Lines((await program.RunAsync("status")).Output));
        var deliveries = await program.RunAsync("deliveries");
        Assert.Contains("404 Not Found", deliveries.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hook", deliveries.Output, StringComparison.Ordinal);
        Assert.Contains($"radar retry {id}", Assert.Single(Lines(deliveries.Errors)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_belongs_to_the_first_watch_unless_another_is_named()
    {
        using var program = new CliProgram();
        program.Settings["Watches:aaa:DateRange"] = "7d";
        program.Settings["Watches:bbb:DateRange"] = "7d";
        Assert.Contains("-aaa-1~log", (await program.RunAsync("test", "log")).Output, StringComparison.Ordinal);
        Assert.Contains("-bbb-1~log", (await program.RunAsync("test", "log", "--watch", "bbb")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_operators_do_with_the_program_is_stored_with_the_names_of_user_and_machine()
    {
        await using var receiver = await LoopbackServer.StartAsync(RadarServer.Respond(404, "{}"));
        using var program = new CliProgram();
        program.Settings["Receivers:ops:Type"] = "webhook";
        program.Settings["Receivers:ops:Url"] = receiver.Address.AbsoluteUri + "hook";
        var id = (await program.RunAsync("test", "ops")).Errors.Split(' ')[1];
        await program.RunAsync("retry", id);
        await program.RunAsync("silence", "--for", "2h");
        await program.RunAsync("silence", "--end");

        using var table = new SqliteTable(program.GetPath("radar.db"));
        var history = new HistoryStore(table, Samples.Unreadable, new Random(1));
        var commands = (await history.ListEventsAsync("default", 10, null, CancellationToken.None)).Items.Cast<OperatorCommand>();
        Assert.Equal(
            [
                OperatorAction.SilenceEnded, OperatorAction.SilenceStarted, OperatorAction.DeliveryRetried,
                OperatorAction.ReceiverTested,
            ],
            commands.Select(command => command.Action));
        var requester = $"{Environment.UserName} on {Environment.MachineName}";
        Assert.All(commands, command => Assert.Equal(requester, command.RequestedBy));
    }

    [Fact]
    public async Task Check_says_what_its_watch_option_takes_and_what_it_does_without()
    {
        using var program = new CliProgram();
        var help = await program.RunAsync("check", "--help");
        Assert.Contains("Watches:{name}", help.Output, StringComparison.Ordinal);
        Assert.Contains("without it, all", help.Output, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
