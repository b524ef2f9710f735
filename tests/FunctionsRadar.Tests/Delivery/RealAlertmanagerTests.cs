using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Alerting;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace FunctionsRadar.Tests.Delivery;

public sealed class RealAlertmanagerTests
{
    private const string Program = "/usr/bin/prometheus-alertmanager";

    // An alert lives for four of these.
    private const string EverySecond = "* * * * * *";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Each_alert_stays_one_alert_while_it_is_renewed_and_ends_when_resolved()
    {
        await using var hook = await LoopbackServer.StartAsync(Accept);
        await using var alertmanager = await Alertmanager.StartAsync(hook);
        await using var fixture = await ReceiverFixture.StartAsync(clock: TimeProvider.System);
        var receiver = fixture.Receiver("alertmanager", ("Url", alertmanager.Address.AbsoluteUri));
        var scenario = Fire(receiver.Name);
        var renewal = Renewal(fixture, scenario, receiver);

        Assert.Equal(SendResult.Delivered, (await fixture.SendAsync(receiver, scenario.Last)).Result);
        var started = await alertmanager.ListAsync();
        Assert.Equal(["level", "rise"], started.Keys);
        await renewal.RunAsync(scenario.Watch, scenario.State, CancellationToken.None);
        Assert.Equal(started, await alertmanager.ListAsync());

        scenario.Check(Reading.Valid(Samples.Summary(0.2m, 0.3m, Now)), Now);
        Assert.Equal(NotificationType.Resolved, scenario.Last.Type);
        Assert.Equal(SendResult.Delivered, (await fixture.SendAsync(receiver, scenario.Last)).Result);
        Assert.Empty(await alertmanager.ListAsync());
    }

    // Alertmanager has no clock but the real one, so this takes as long as its alerts live, twice.
    [Fact(Timeout = 300_000)]
    public async Task During_a_silence_of_ours_it_is_told_again_what_fires_so_that_it_tells_nobody_of_an_end()
    {
        await using var hook = await LoopbackServer.StartAsync(Accept);
        await using var alertmanager = await Alertmanager.StartAsync(hook);
        await using var fixture = await ReceiverFixture.StartAsync(clock: TimeProvider.System, schedule: EverySecond);
        var receiver = fixture.Receiver("alertmanager", ("Url", alertmanager.Address.AbsoluteUri));
        var scenario = Fire(receiver.Name);
        var renewal = Renewal(fixture, scenario, receiver);
        await fixture.SendAsync(receiver, scenario.Last);
        scenario.Silence(Now, hours: 1);

        for (var until = Now + (8 * Second); Now < until; await Task.Delay(Second, TimeProvider.System))
            await renewal.RunAsync(scenario.Watch, scenario.State, CancellationToken.None);

        Assert.Equal(["level", "rise"], (await alertmanager.ListAsync()).Keys);
        Assert.NotEmpty(hook.Requests);
        Assert.DoesNotContain(hook.Requests, IsResolved);
        while (!hook.Requests.Any(IsResolved))
            await Task.Delay(Second, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Empty(await alertmanager.ListAsync());
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Scenario Fire(string receiver)
    {
        var watch = Samples.Watch with { Rules = [.. Samples.Watch.Rules.Select(rule => rule with { Receivers = [receiver] })] };
        var scenario = new Scenario(watch) { Receivers = Given.Receivers(receiver) };
        scenario.Check(Reading.Valid(Samples.Summary(0.3m, 0.4m, Now.AddMinutes(-10))), Now.AddMinutes(-10));
        scenario.Check(Reading.Valid(Samples.Summary(0.4m, 0.87m, Now.AddMinutes(-5))), Now.AddMinutes(-5));
        Assert.Equal(NotificationType.Fired, scenario.Last.Type);
        return scenario;
    }

    private static Renewal Renewal(ReceiverFixture fixture, Scenario scenario, Receiver receiver) => new(
        new Planner(scenario.Receivers, isDemo: false), new ReceiverList([receiver]), fixture.Notifiers, TimeProvider.System,
        NullLogger<Renewal>.Instance);

    private static Task Accept(Microsoft.AspNetCore.Http.HttpContext context) => Task.CompletedTask;

    private static bool IsResolved(ReceivedRequest request) =>
        JsonNode.Parse(request.Body)!["alerts"]!.AsArray().Any(alert => alert!["status"]!.GetValue<string>() == "resolved");

    /// <summary>The real program, which tells a webhook at once.</summary>
    private sealed class Alertmanager(Process process, DirectoryInfo folder, HttpClient client) : IAsyncDisposable
    {
        public Uri Address => client.BaseAddress!;

        public static async Task<Alertmanager> StartAsync(LoopbackServer hook)
        {
            if (!File.Exists(Program))
                Prerequisite.Skip($"{Program} is missing (Debian package prometheus-alertmanager).");
            var folder = Directory.CreateTempSubdirectory("alertmanager");
            var address = new Uri($"http://127.0.0.1:{FreePort()}");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config.yml"), $$"""
                route: { receiver: hook, group_by: [watch], group_wait: 0s, group_interval: 1s }
                receivers: [{ name: hook, webhook_configs: [{ url: "{{hook.Address}}", send_resolved: true }] }]
                """);
            var process = Process.Start(new ProcessStartInfo(Program,
            [
                $"--config.file={folder.FullName}/config.yml", $"--storage.path={folder.FullName}/data",
                $"--web.listen-address={address.Authority}", "--cluster.listen-address=",
            ])
            { RedirectStandardError = true, UseShellExecute = false })!;
            await ReadyAsync(process);
            return new Alertmanager(process, folder, new HttpClient { BaseAddress = address });
        }

        /// <summary>The alerts that are active: since when, by rule.</summary>
        public async Task<SortedDictionary<string, string>> ListAsync()
        {
            var alerts = JsonNode.Parse(await client.GetStringAsync("/api/v2/alerts?active=true"))!.AsArray();
            return new(alerts.ToDictionary(
                alert => alert!["labels"]!["rule"]!.GetValue<string>(), alert => alert!["startsAt"]!.GetValue<string>()));
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            folder.Delete(recursive: true);
        }

        private static async Task ReadyAsync(Process process)
        {
            var log = "";
            while (await process.StandardError.ReadLineAsync() is { } line)
            {
                log += line + "\n";
                if (line.Contains("Listening on", StringComparison.Ordinal))
                    break;
            }
            Assert.Contains("Listening on", log, StringComparison.Ordinal);
            _ = process.StandardError.ReadToEndAsync();
        }

        private static int FreePort()
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
    }
}
