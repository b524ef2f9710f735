using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api.Metrics;

/// <summary>The programs of Prometheus themselves take the metrics, and the example rules.</summary>
public sealed partial class RealPrometheusTests : ApiTests
{
    private const string Promtool = "/usr/bin/promtool";
    private static readonly string Rules = RepositoryFiles.GetPath("docs", "prometheus", "rules.yml");

    protected override (string Key, string Value)[] Settings => [("Api:Key", ApiServer.Key)];

    [Fact]
    public async Task Promtool_finds_nothing_wrong_with_the_metrics()
    {
        Need(Promtool);
        await FireAsync();
        using var response = await Server.SendAsync("GET", "metrics", ("x-functions-key", ApiServer.Key));
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.GetPath("metrics"), await response.Content.ReadAsStringAsync());
        var result = await CommandLineTool.RunAsync("/bin/sh", folder.GetPath(""), ["-c", $"{Promtool} check metrics < metrics"]);
        Assert.Equal((0, ""), (result.ExitCode, string.Join('\n', result.Lines)));
    }

    [Fact]
    public async Task The_example_rules_fire_when_they_should_and_only_then()
    {
        Need(Promtool);
        using var folder = new TemporaryFolder();
        File.Copy(Rules, folder.GetPath("rules.yml"));
        var test = RepositoryFiles.GetPath("tests", "FunctionsRadar.Tests", "Api", "Metrics", "rules-test.yml");
        File.Copy(test, folder.GetPath("rules-test.yml"));
        var result = await CommandLineTool.RunAsync(Promtool, folder.GetPath(""), ["test", "rules", "rules-test.yml"]);
        Assert.True(result.ExitCode == 0, string.Join('\n', result.Lines));
    }

    // Prometheus has no clock but the real one: this takes a scrape and an evaluation, a second each.
    [Fact]
    public async Task Prometheus_scrapes_with_the_key_and_an_example_rule_fires()
    {
        await FireAsync();
        await using var prometheus = await RunningPrometheus.StartAsync($$"""
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: ['{{Rules}}']
            scrape_configs:
              - job_name: functionsradar
                metrics_path: /api/metrics
                params: { code: ['{{ApiServer.Key}}'] }
                static_configs: [{ targets: ['{{Server.Address.Authority}}'] }]
            """);
        var alert = await prometheus.FirstAlertAsync("LegacyTlsInEmail");
        Assert.Equal("firing", (string?)alert["state"]);
        Assert.Equal(
            "Legacy TLS in email: the rule level of default fires.", (string?)alert["annotations"]!["summary"]);
        Assert.Equal("1", await prometheus.QueryAsync("up{job=\"functionsradar\"}"));
        Assert.Equal("0.015", await prometheus.QueryAsync("radar_legacy_share_ratio"));
    }

    private Task FireAsync()
    {
        Server.Client.DefaultRequestHeaders.Add("x-functions-key", ApiServer.Key);
        return Server.CheckAsync(RadarResponses.Summary(RadarResponses.SharesWith(1, 0.5m)));
    }

    private static void Need(string program)
    {
        if (!File.Exists(program))
            Prerequisite.Skip($"{program} is missing (Debian package prometheus).");
    }

    private sealed partial class RunningPrometheus(Process process, TemporaryFolder folder, HttpClient client) : IAsyncDisposable
    {
        private const string Program = "/usr/bin/prometheus";
        private const int MaxPolls = 300;
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

        public static async Task<RunningPrometheus> StartAsync(string configuration)
        {
            Need(Program);
            var folder = new TemporaryFolder();
            await File.WriteAllTextAsync(folder.GetPath("prometheus.yml"), configuration);
            var process = Process.Start(new ProcessStartInfo(Program,
            [
                $"--config.file={folder.GetPath("prometheus.yml")}", $"--storage.tsdb.path={folder.GetPath("series")}",
                "--web.listen-address=127.0.0.1:0",
            ])
            { RedirectStandardError = true, UseShellExecute = false })!;
            var address = await ReadAddressAsync(process);
            return new RunningPrometheus(process, folder, new HttpClient { BaseAddress = new Uri(address) });
        }

        /// <summary>The alert of a rule, as soon as there is one.</summary>
        public async Task<JsonNode> FirstAlertAsync(string rule)
        {
            for (var asked = 0; asked < MaxPolls; asked++)
            {
                var alerts = (await GetAsync("/api/v1/alerts"))["alerts"]!.AsArray();
                if (alerts.FirstOrDefault(alert => (string?)alert!["labels"]!["alertname"] == rule) is { } found)
                    return found;
                await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
            }
            throw new InvalidOperationException($"No alert of {rule}: {await GetAsync("/api/v1/targets?state=active")}");
        }

        /// <summary>The value of the only series that a query finds.</summary>
        public async Task<string?> QueryAsync(string query)
        {
            var result = (await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}"))["result"]!.AsArray();
            return (string?)Assert.Single(result)!["value"]![1];
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            folder.Dispose();
        }

        // It answers 503 until it has read what it stored before.
        private async Task<JsonNode> GetAsync(string path)
        {
            var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            for (var asked = 1; asked < MaxPolls && response.StatusCode == HttpStatusCode.ServiceUnavailable; asked++)
            {
                response.Dispose();
                await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
                response = await client.GetAsync(new Uri(path, UriKind.Relative));
            }
            using var last = response;
            return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["data"]!;
        }

        private static async Task<string> ReadAddressAsync(Process process)
        {
            var log = "";
            while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                log += line + "\n";
                if (Listening().Match(line) is { Success: true } match)
                {
                    _ = process.StandardError.ReadToEndAsync();
                    return $"http://{match.Groups["address"].Value}";
                }
            }
            throw new InvalidOperationException("Prometheus ended with: " + log);
        }

        [GeneratedRegex(
            """msg="Listening on" address=(?<address>127\.0\.0\.1:[1-9]\d*)""",
            RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Listening();
    }
}
