using System.Diagnostics;
using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What we send, read by the libraries that receivers use.</summary>
public sealed class ReferenceLibraryTests
{
    private const string Stranger = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==";

    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [InlineData(0, ReceiverFixture.Secret, ReceiverFixture.OlderSecret)]
    [InlineData(1, Stranger)]
    public async Task Standard_Webhooks_own_library_accepts_either_secret_and_no_other(int exitCode, params string[] secrets)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.SendAsync("webhook", Samples.Fired);
        var request = fixture.Web.Requests[0];

        var result = await RunAsync("verify-webhook.mjs", new JsonObject
        {
            ["headers"] = new JsonObject(request.Headers
                .Where(header => header.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase))
                .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value))),
            ["body"] = request.Text,
            ["secrets"] = new JsonArray([.. secrets.Select(secret => (JsonNode)secret)]),
        });

        Assert.True(exitCode == result.ExitCode, result.Errors);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Adaptive_Cards_own_library_finds_nothing_wrong(string sample)
    {
        var result = await RunAsync("parse-card.mjs", await CardAsync(Samples.All[sample]));

        Assert.True(result.ExitCode == 0, result.Errors);
    }

    [Fact]
    public async Task Adaptive_Cards_own_library_would_find_something_wrong()
    {
        var card = await CardAsync(Samples.Fired);
        card["body"]!.AsArray().Add(new JsonObject { ["type"] = "Invention" });

        Assert.Equal(1, (await RunAsync("parse-card.mjs", card)).ExitCode);
    }

    private static async Task<JsonNode> CardAsync(Notification notification)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.SendAsync("teams", notification);
        return JsonNode.Parse(fixture.Web.Requests[0].Body)!["attachments"]![0]!["content"]!;
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(string script, JsonNode input)
    {
        await NodePrograms.EnsureAsync();
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(NodePrograms.Folder, "node", script)])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        await node.StandardInput.WriteAsync(input.ToJsonString());
        node.StandardInput.Close();
        var errors = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        return (node.ExitCode, errors);
    }
}
