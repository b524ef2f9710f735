using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

public sealed class RealAlertmanagerTests
{
    private const string Program = "/usr/bin/prometheus-alertmanager";

    [Fact]
    public async Task An_alert_stays_one_alert_over_its_reminders_and_ends_when_resolved()
    {
        if (!File.Exists(Program))
            Needs.Skip($"{Program} is missing (Debian package prometheus-alertmanager).");
        var folder = Directory.CreateTempSubdirectory("alertmanager");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config.yml"), "route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        using var alertmanager = Process.Start(new ProcessStartInfo(Program,
            [$"--config.file={folder.FullName}/config.yml", $"--storage.path={folder.FullName}/data", $"--web.listen-address={address.Authority}", "--cluster.listen-address="])
        { RedirectStandardError = true, UseShellExecute = false })!;
        try
        {
            await ReadyAsync(alertmanager);
            await using var bench = await Bench.StartAsync();
            using var client = new HttpClient { BaseAddress = address };
            var now = TimeProvider.System.GetUtcNow();
            var fired = Samples.Of(NotificationType.Fired) with { At = now, Since = now.AddMinutes(-5), NextReminderAt = now.AddHours(24) };
            foreach (var notification in new[] { fired, Reminder(fired, 1), Reminder(fired, 2) })
            {
                Assert.Equal(SendResult.Delivered, (await SendAsync(bench, address, notification)).Result);
                var alert = Assert.Single(await ActiveAsync(client));
                Assert.Equal("EmailLegacyTls", alert!["labels"]!["alertname"]!.GetValue<string>());
                Assert.Equal(fired.Since!.Value.ToUnixTimeSeconds(), alert["startsAt"]!.GetValue<DateTimeOffset>().ToUnixTimeSeconds());
            }

            var resolved = Samples.Of(NotificationType.Resolved) with { At = TimeProvider.System.GetUtcNow(), Since = fired.Since };
            Assert.Equal(SendResult.Delivered, (await SendAsync(bench, address, resolved)).Result);
            Assert.Empty(await ActiveAsync(client));
        }
        finally
        {
            alertmanager.Kill();
            await alertmanager.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static Notification Reminder(Notification fired, int number) =>
        fired with { Type = NotificationType.Reminder, Id = $"default-level-{100 + number}", NextReminderAt = fired.NextReminderAt!.Value.AddHours(number), Value = 2m + number };

    private static Task<SendOutcome> SendAsync(Bench bench, Uri address, Notification notification) =>
        bench.Notifier(ReceiverType.Alertmanager).SendAsync(notification, bench.Receiver(ReceiverType.Alertmanager) with { Url = address }, CancellationToken.None);

    private static async Task<JsonArray> ActiveAsync(HttpClient client) =>
        JsonNode.Parse(await client.GetStringAsync("/api/v2/alerts?active=true"))!.AsArray();

    private static async Task ReadyAsync(Process alertmanager)
    {
        var log = "";
        while (await alertmanager.StandardError.ReadLineAsync() is { } line)
        {
            log += line + "\n";
            if (line.Contains("Listening on", StringComparison.Ordinal))
                break;
        }
        Assert.Contains("Listening on", log, StringComparison.Ordinal);
        _ = alertmanager.StandardError.ReadToEndAsync();
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
