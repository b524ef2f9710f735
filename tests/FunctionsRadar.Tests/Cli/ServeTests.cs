using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using FunctionsRadar.Api;
using FunctionsRadar.Api.Backtests;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

public sealed class ServeTests
{
    // What is at the end, or near it, of what is not JSON.
    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal)
    {
        ["text/html"] = "</html>",
        ["image/svg+xml"] = "</svg>",
        ["application/atom+xml"] = "</feed>",
        ["text/plain"] = "functionsradar_deliveries{",
    };

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task With_no_setting_it_says_that_it_is_the_demo_answers_and_ends_cleanly_when_asked_to(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals on Windows.");
        using var program = new CliProgram();
        using var process = program.Start("--urls", "http://127.0.0.1:0");
        var errors = process.StandardError.ReadToEndAsync();
        var said = await ReadUntilAsync(process, "Ctrl-C ends it.");

        Assert.Contains("This is the DEMO, since no setting is given", said, StringComparison.Ordinal);
        using var http = new HttpClient();
        var latest = JsonNode.Parse(await http.GetStringAsync(new Uri(AddressIn(said))))!.AsObject();
        Assert.Equal("default", (string?)latest["watch"]);
        Assert.InRange((decimal)latest["legacyShare"]!, 0.3m, 0.6m);

        await SignalAsync(process, signal);
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await errors));
        Assert.Empty(Directory.GetDirectories(program.GetPath(""), "radar-demo-*"));
        if (OperatingSystem.IsLinux())
            Assert.Empty(Directory.GetDirectories(Path.Combine(program.GetPath("home"), "FunctionsRadar", "demo")));
    }

    [Fact]
    public async Task The_demo_answers_on_every_route()
    {
        using var program = new CliProgram();
        using var process = program.Start("--urls", "http://127.0.0.1:0");
        var errors = process.StandardError.ReadToEndAsync();
        var latest = new Uri(AddressIn(await ReadUntilAsync(process, "Ctrl-C ends it.")));
        using var http = new HttpClient { BaseAddress = new Uri(latest, "/api/") };
        foreach (var route in ApiRoutes.All.Where(route => route.Method == "GET"))
        {
            var path = route.Template.Replace("{dimension}", "tls_version", StringComparison.Ordinal)
                + (route == BacktestApi.Route ? "?threshold=1" : "");
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
            var body = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}, {body}");
            var type = response.Content.Headers.ContentType!.MediaType!;
            Assert.Contains(type, route.ContentTypes);
            if (type == "application/json")
                Assert.NotEmpty(JsonNode.Parse(body)!.AsObject());
            else
                Assert.Contains(Endings[type], body, StringComparison.Ordinal);
        }
        process.Kill();
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
    }

    [Fact]
    public async Task With_settings_it_checks_at_once_and_answers_from_the_store()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals on Windows.");
        await using var radar = await RadarServer.StartAsync();
        radar.Summary = RadarResponses.Summary(lastUpdated: TimeProvider.System.GetUtcNow().AddMinutes(-5));
        using var program = CliProgram.For(radar);
        program.Settings["Watches:default:Rules:mine:Measure"] = "LegacyShare";
        program.Settings["Watches:default:Rules:mine:Threshold"] = "2";
        using var process = program.Start("serve", "--urls", "http://127.0.0.1:0");
        var said = await ReadUntilAsync(process, "Ctrl-C ends it.");
        var noted = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line
            && !line.Contains("CheckCompleted", StringComparison.Ordinal))
            noted.Add(line);

        Assert.Contains(
            noted,
            line => line.StartsWith("note: The rules in Watches:default:Rules replace", StringComparison.Ordinal));
        Assert.DoesNotContain("DEMO", said, StringComparison.Ordinal);
        Assert.Single(radar.Requests);
        await SignalAsync(process, "TERM");
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.True(File.Exists(program.GetPath("radar.db")));
    }

    [Fact]
    public async Task What_is_pending_at_the_start_is_sent_although_Radar_hangs()
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Always = context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        var taken = new TaskCompletionSource();
        await using var receiver = await LoopbackServer.StartAsync(_ =>
        {
            taken.TrySetResult();
            return Task.CompletedTask;
        });
        using var program = CliProgram.For(radar);
        program.Settings["Receivers:ops:Type"] = "webhook";
        program.Settings["Receivers:ops:Url"] = receiver.Address.AbsoluteUri + "hook";
        using (var table = new SqliteTable(program.GetPath("radar.db")))
        {
            var state = Samples.State("default", 1) with { MayHaveDeliveries = true };
            Assert.True(await new WatchStore(table, new Random(1)).CommitAsync(
                Samples.Commit(state, null, Samples.Pending("default", 1)), CancellationToken.None));
        }
        using var process = program.Start("serve", "--urls", "http://127.0.0.1:0");
        await taken.Task;
        Assert.InRange(radar.Requests.Count, 0, 1);
        process.Kill();
        await process.WaitForExitAsync();
    }

    [Fact]
    public async Task Clients_that_hold_more_connections_than_it_may_open_files_keep_nobody_out()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems count files in other ways.");
        using var program = new CliProgram { OpenFiles = 512 };
        using var process = program.Start("--urls", "http://127.0.0.1:0");
        var errors = process.StandardError.ReadToEndAsync();
        var latest = new Uri(AddressIn(await ReadUntilAsync(process, "Ctrl-C ends it.")));
        using var http = new HttpClient();
        var held = new List<Socket>();
        for (var count = 0; count < 600; count++)
        {
            held.Add(new Socket(SocketType.Stream, ProtocolType.Tcp));
            await held[^1].ConnectAsync(IPAddress.Loopback, latest.Port);
        }
        Assert.NotEmpty(await http.GetStringAsync(latest));
        held.ForEach(socket => socket.Dispose());
        process.Kill();
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
    }

    [Fact]
    public async Task In_a_container_without_a_key_it_refuses_to_be_reachable()
    {
        using var program = new CliProgram();
        program.Settings["Radar:ApiToken"] = "token";
        program.Settings["Storage:Path"] = program.GetPath("radar.db");
        var result = await program.RunAsync("serve", "--urls", "http://0.0.0.0:8080");
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("Api:Key is missing", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.False(File.Exists(program.GetPath("radar.db")));
    }

    [Fact]
    public async Task An_address_in_use_is_one_line_and_exit_code_3()
    {
        await using var other = await LoopbackServer.StartAsync();
        using var program = new CliProgram();
        var result = await program.RunAsync("serve", "--urls", other.Address.AbsoluteUri.TrimEnd('/'));
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        var line = Assert.Single(result.Lines);
        Assert.Contains("address already in use", line, StringComparison.Ordinal);
        Assert.Contains("--urls", line, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:0", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/radar.db")]
    [InlineData("no-such-folder/radar.db")]
    public async Task A_store_that_cannot_be_written_is_one_line_and_exit_code_3(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have no folder that not even an administrator may write to.");
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar);
        program.Settings["Storage:Path"] = path;
        var result = await program.RunAsync("serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains($"The SQLite file {path} cannot be used", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.Empty(radar.Requests);
    }

    [Theory]
    [InlineData("http://0.0.0.0:7071", "Api:Key is missing")]
    [InlineData("http://*:7071", "Api:Key is missing")]
    [InlineData("http://127.0.0.1:7071;http://[::]:7071", "Api:Key is missing")]
    [InlineData("https://127.0.0.1:7071", "reverse proxy")]
    [InlineData("7071", "accepted: http addresses")]
    [InlineData("http://[127.0.0.1]:0", "accepted: http addresses")]
    [InlineData("http://]127.0.0.1:0", "accepted: http addresses")]
    [InlineData("http://[[::1]]:0", "accepted: http addresses")]
    [InlineData("http://[::1:0", "accepted: http addresses")]
    [InlineData("http://[::1]]:0", "accepted: http addresses")]
    [InlineData("http://127.0.0.1.example.org:0", "Api:Key is missing")]
    [InlineData("http://[::ffff:0.0.0.0]:0", "Api:Key is missing")]
    public async Task An_address_that_others_can_reach_needs_a_key_and_https_needs_a_proxy(string urls, string words)
    {
        using var program = new CliProgram();
        var result = await program.RunAsync("serve", "--demo", "--urls", urls);
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains(words, Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    private static string AddressIn(string said) =>
        said.Split('\n').First(line => line.StartsWith("API", StringComparison.Ordinal)).Split(' ')[^1];

    private static async Task<string> ReadUntilAsync(Process process, string last)
    {
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line == last)
                return string.Join('\n', said);
        }
        throw new InvalidOperationException("It ended with: " + await process.StandardError.ReadToEndAsync());
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
