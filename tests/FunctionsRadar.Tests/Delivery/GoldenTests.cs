using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] ShownHeaders =
        ["Authorization", "Content-Type", "webhook-id", "webhook-timestamp", "webhook-signature"];

    public static TheoryData<string, string> Every =>
    [
        .. from kind in ReceiverKinds.All
           from sample in Samples.All
           where kind.TakesDigests || sample.Value.Digest is null
           select (kind.Type, sample.Key),
    ];

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Each_receiver_gets_what_its_golden_file_shows(string receiver, string sample)
    {
        await using var fixture = await ReceiverFixture.StartAsync();

        var outcome = await fixture.SendAsync(receiver, Samples.All[sample]);

        Assert.Equal(SendResult.Delivered, outcome.Result);
        Golden.Matches(Show(fixture), "Delivery", "Golden", $"{receiver}.{sample}.txt");
    }

    private static string Show(ReceiverFixture fixture) => string.Join("\n\n", [
        .. fixture.Web.Requests.Select(Show),
        .. fixture.Relay.Mails,
        .. fixture.Logs.Lines.Select(line => $"{line.Level}: {line.Text}")]);

    private static string Show(ReceivedRequest request)
    {
        var headers = ShownHeaders.Where(request.Headers.ContainsKey).Select(name => $"{name}: {request.Headers[name]}\n");
        var body = JsonNode.Parse(request.Body)!.ToJsonString(Indented);
        return $"{request.Method} {request.Path}{request.Query}\n{string.Concat(headers)}\n{body}";
    }
}
