using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] ShownHeaders = ["Authorization", "Content-Type", "webhook-id", "webhook-timestamp", "webhook-signature"];

    public static MatrixTheoryData<ReceiverType, NotificationType> Every => new(Enum.GetValues<ReceiverType>(), Enum.GetValues<NotificationType>());

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Each_receiver_gets_what_its_golden_file_shows(ReceiverType receiver, NotificationType type)
    {
        await using var bench = await Bench.StartAsync();

        var outcome = await bench.SendAsync(receiver, Samples.Of(type));

        Assert.Equal(SendResult.Delivered, outcome.Result);
        Golden.Matches(Shown(bench), "Delivery", "Golden", $"{receiver}.{type}.txt".ToLowerInvariant());
    }

    private static string Shown(Bench bench) => string.Join("\n\n", [
        .. bench.Web.Requests.Select(Shown),
        .. bench.Relay.Mails,
        .. bench.Logs.Lines.Select(line => $"{line.Level}: {line.Text}")]);

    private static string Shown(ReceivedRequest request)
    {
        var headers = ShownHeaders.Where(request.Headers.ContainsKey).Select(name => $"{name}: {request.Headers[name]}\n");
        return $"{request.Method} {request.Path}{request.Query}\n{string.Concat(headers)}\n{JsonNode.Parse(request.Body)!.ToJsonString(Indented)}";
    }
}
