using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FunctionsRadar.Radar;
using Microsoft.AspNetCore.WebUtilities;

namespace FunctionsRadar.Cli.Demo;

/// <summary>Answers in place of Cloudflare Radar, in its own JSON, so that everything from the client on is the real thing.</summary>
internal sealed class SimulatedRadar(TimeProvider time) : HttpMessageHandler
{
    private static readonly (string Name, decimal Share)[] Senders = [("com", 41.8m), ("net", 17.2m), ("de", 9.4m), ("jp", 6.1m), ("br", 4.7m)];

    /// <summary>What happens.</summary>
    public DemoStory Story { get; } = new(time.GetUtcNow());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var result = address.AbsolutePath.EndsWith("/top/tlds", StringComparison.Ordinal) ? TopTlds() : Summary(QueryHelpers.ParseQuery(address.Query)["dateRange"]);
        var envelope = new JsonObject { ["success"] = true, ["errors"] = new JsonArray(), ["messages"] = new JsonArray(), ["result"] = result };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StringContent(envelope.ToJsonString(), Encoding.UTF8, "application/json"),
        });
    }

    private JsonObject Summary(string? rangeText)
    {
        var range = DateRange.TryParse(rangeText, out var asked) ? asked : new DateRange("7d", TimeSpan.FromDays(7));
        var now = time.GetUtcNow();
        var end = range.IsControl ? now - range.Length : now;
        return new JsonObject
        {
            ["summary_0"] = new JsonObject(DemoShares.Of(Story.LegacyShareAt(end)).Select(share => KeyValuePair.Create(share.Key, Number(share.Value)))),
            ["meta"] = new JsonObject
            {
                ["confidenceInfo"] = new JsonObject { ["level"] = 5, ["annotations"] = new JsonArray() },
                ["dateRange"] = new JsonArray(new JsonObject { ["startTime"] = Time(end - range.Length), ["endTime"] = Time(end) }),
                ["lastUpdated"] = Time(now),
                ["normalization"] = "PERCENTAGE",
                ["units"] = new JsonArray(new JsonObject { ["name"] = "*", ["value"] = "requests" }),
            },
        };
    }

    private static JsonObject TopTlds() => new()
    {
        ["meta"] = new JsonObject(),
        ["top_0"] = new JsonArray([.. Senders.Select(sender => new JsonObject { ["tldName"] = sender.Name, ["value"] = Number(sender.Share) })]),
    };

    private static JsonNode? Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
