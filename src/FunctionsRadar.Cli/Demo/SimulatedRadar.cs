using FunctionsRadar.Radar;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace FunctionsRadar.Cli.Demo;

/// <summary>Responds in place of Cloudflare Radar, in its own JSON, so that everything from the client on is real.</summary>
internal sealed class SimulatedRadar(TimeProvider time) : HttpMessageHandler
{
    private const string Senders = """
        [
          { "name": "com", "value": "41.8" }, { "name": "net", "value": "17.2" }, { "name": "de", "value": "9.4" },
          { "name": "jp", "value": "6.1" }, { "name": "br", "value": "4.7" }
        ]
        """;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public DemoTimeline Timeline { get; } = new(time.GetUtcNow());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var window = GetWindow(QueryHelpers.ParseQuery(uri.Query));
        var shares = Timeline.SharesAt(window.End).Select(share => $"\"{share.Key}\": \"{share.Value}\"");
        var (name, content) = uri.AbsolutePath.EndsWith("/top/tlds", StringComparison.Ordinal)
            ? ("top_0", Senders)
            : ("summary_0", $"{{ {string.Join(", ", shares)} }}");
        var body = $$"""
            {
              "success": true, "errors": [], "messages": [],
              "result": {
                "meta": {
                  "confidenceInfo": { "annotations": [], "level": 5 },
                  "dateRange": [{ "startTime": "{{Format(window.Start)}}", "endTime": "{{Format(window.End)}}" }],
                  "lastUpdated": "{{Format(time.GetUtcNow())}}",
                  "normalization": "PERCENTAGE",
                  "units": [{ "name": "*", "value": "requests" }]
                },
                "{{name}}": {{content}}
              }
            }
            """;
        return Task.FromResult(new HttpResponseMessage
        {
            RequestMessage = request,
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
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

    private static DateTimeOffset? ParseTime(Dictionary<string, StringValues> query, string name) =>
        DateTimeOffset.TryParse(query.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

    private static string Format(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
