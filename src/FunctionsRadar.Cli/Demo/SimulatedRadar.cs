using System.Text.Json.Nodes;
using FunctionsRadar.Radar;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace FunctionsRadar.Cli.Demo;

/// <summary>Responds in place of Cloudflare Radar, in its own JSON, so that everything from the client on is real.</summary>
internal sealed class SimulatedRadar(TimeProvider time) : HttpMessageHandler
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly (string Name, decimal Share)[] Senders =
        [("com", 41.8m), ("net", 17.2m), ("de", 9.4m), ("jp", 6.1m), ("br", 4.7m)];

    public DemoTimeline Timeline { get; } = new(time.GetUtcNow());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var window = GetWindow(QueryHelpers.ParseQuery(uri.Query));
        var isTopTlds = uri.AbsolutePath.EndsWith("/top/tlds", StringComparison.Ordinal);
        var envelope = new JsonObject
        {
            ["success"] = true,
            ["errors"] = new JsonArray(),
            ["messages"] = new JsonArray(),
            ["result"] = new JsonObject
            {
                ["meta"] = CreateMeta(window),
                [isTopTlds ? "top_0" : "summary_0"] = isTopTlds ? CreateTopTlds() : CreateShares(window),
            },
        };
        return Task.FromResult(new HttpResponseMessage
        {
            RequestMessage = request,
            Content = new StringContent(envelope.ToJsonString(), Encoding.UTF8, "application/json"),
        });
    }

    // A control is shifted back by whole weeks, as Radar does.
    private Window GetWindow(Dictionary<string, StringValues> query)
    {
        if (ParseTime(query, "dateStart") is { } start && ParseTime(query, "dateEnd") is { } end)
            return new Window(start, end);
        var range = DateRange.TryParse(query.GetValueOrDefault("dateRange"), out var asked) ? asked : new DateRange("7d", Week);
        var last = time.GetUtcNow() - (range.IsControl ? Week * Math.Ceiling(range.Length / Week) : TimeSpan.Zero);
        return new Window(last - range.Length, last);
    }

    private JsonObject CreateMeta(Window window) => new()
    {
        ["confidenceInfo"] = new JsonObject { ["annotations"] = new JsonArray(), ["level"] = 5 },
        ["dateRange"] = new JsonArray(new JsonObject { ["startTime"] = Format(window.Start), ["endTime"] = Format(window.End) }),
        ["lastUpdated"] = Format(time.GetUtcNow()),
        ["normalization"] = "PERCENTAGE",
        ["units"] = new JsonArray(new JsonObject { ["name"] = "*", ["value"] = "requests" }),
    };

    private JsonObject CreateShares(Window window) =>
        new(Timeline.SharesAt(window.End).Select(share => KeyValuePair.Create(share.Key, (JsonNode?)$"{share.Value}")));

    private static JsonArray CreateTopTlds() =>
        new([.. Senders.Select(JsonNode (sender) => new JsonObject { ["name"] = sender.Name, ["value"] = $"{sender.Share}" })]);

    private static DateTimeOffset? ParseTime(Dictionary<string, StringValues> query, string name) =>
        DateTimeOffset.TryParse(query.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

    private static string Format(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
