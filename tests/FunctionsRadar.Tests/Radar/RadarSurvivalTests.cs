using System.Text.Json.Nodes;
using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

/// <summary>Everything that Radar or the way to it may answer, in one table: what is refused, and what is survived.</summary>
public class RadarSurvivalTests
{
    private const string Html = "<html><body>Just a moment...</body></html>";
    private const string Denied = $"Authentication error\r\nfor {RadarServer.Token}";

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["401 with Radar's envelope"] =
            RefusedError(401, 10000, Denied, RadarError.Unauthorized, 1, "Authentication error for (hidden) (code 10000)"),
        ["403 with Radar's envelope"] = RefusedError(403, 10000, Denied, RadarError.Unauthorized, 1, "403"),
        ["400 for a malformed header"] = RefusedError(400, 6003, "Invalid request headers", RadarError.Unauthorized, 1, "6003"),
        ["400 for a bad parameter"] = RefusedError(400, 2001, "Bad date", RadarError.Rejected, 1, "Bad date (code 2001)"),
        ["an error text with invisible characters"] =
            RefusedError(400, 2001, "Bad\u202e \u200bdate\u2028!", RadarError.Rejected, 1, ": Bad date ! (code 2001)"),
        ["404"] = RefusedError(404, 7003, "No route", RadarError.NotFound, 1, "No route"),
        ["408 each time"] = Refused(RadarServer.Respond(408, ""), RadarError.Unavailable, 4, "408"),
        ["429 for longer than a minute"] = Refused(Throttled("300"), RadarError.Throttled, 1, "Slow down"),
        ["429 each time"] = RefusedError(429, 10429, "Slow down", RadarError.Throttled, 4, "10429"),
        ["500 each time"] = RefusedError(500, 2000, "Internal", RadarError.Unavailable, 4, "Internal (code 2000)"),
        ["a hang"] = Hanging(Hang),
        ["a body that never ends"] = Hanging(HangInBody),
        ["HTML with 200"] = RefusedBody(Html, "text/html", "text/html; charset=utf-8"),
        ["HTML with 502"] =
            Refused(RadarServer.Respond(502, Html, "text/html"), RadarError.Unavailable, 4, "502 BadGateway with text/html"),
        ["HTML that says JSON"] = RefusedBody(Html, "not Radar's JSON envelope"),
        ["an empty body"] = RefusedBody("", "empty body"),
        ["JSON null"] = RefusedBody("null", "without success"),
        ["2 MiB of JSON"] = RefusedBody($"[{new string(' ', 2 * 1024 * 1024)}]", "at most 1048576 bytes"),
        ["2 MiB of JSON with its length"] =
            Refused(WithLength(2 * 1024 * 1024), RadarError.Invalid, 1, "at most 1048576 bytes"),
        ["success false with 200"] = RefusedBody(RadarResponses.Error(971, "Please wait"), "Please wait"),
        ["a redirect"] = Refused(
            RadarServer.Respond(302, "", "text/plain", ("Location", "/client/v4/elsewhere")),
            RadarError.Invalid, 1, "redirects are not followed"),

        ["shares that sum to 60"] = RefusedVersion("TLS 1.3", "29.6", "the sum of all shares is '60.0'"),
        ["a share of -1"] = RefusedShare("-1"),
        ["a share NaN"] = RefusedShare("NaN"),
        ["a share 1,5"] = RefusedShare("1,5"),
        ["a share with an exponent"] = RefusedShare("1e1"),
        ["an empty share"] = RefusedShare(""),
        ["a share over 100"] = RefusedShare("100.01"),
        ["a share that is no number"] = RefusedVersion("TLS 1.0", new JsonObject(), "a decimal from 0 to 100"),
        ["a share twice"] = RefusedBody(Twice("TLS 1.0", "\"0\""), "a version's label is 'TLS 1.0'; accepted: each label once"),
        ["a share twice, once with a character that is not seen"] =
            RefusedVersion("TLS\u200b 1.0", "0", "a version's label is 'TLS 1.0'; accepted: each label once"),
        ["a long label"] = RefusedVersion(new string('x', 33), "0", "1 to 32 characters"),
        ["a label with a control character"] = RefusedVersion("TLS\n", "0", "1 to 32 characters"),
        ["a label of invisible characters only"] = RefusedVersion("\u200b\u202e", "0", "1 to 32 characters"),
        ["a lone surrogate"] = RefusedBody(Replaced("TLS 1.0", "\\ud800"), "JSON"),
        ["33 versions"] = RefusedSummary(
            result => Enumerable.Range(0, 29).ToList().ForEach(i => result["summary_0"]![$"TLS 2.{i}"] = "0"), "at most 32"),
        ["no series"] = RefusedSummary(result => result.Remove("summary_0"), "result.summary_0"),
        ["a series twice"] = RefusedBody(Twice("summary_0", "{}"), "summary_0 is 'given twice'; accepted: one value"),

        ["no meta"] = RefusedSummary(result => result.Remove("meta"), "result.meta"),
        ["a meta twice"] = RefusedBody(Twice("meta", "{}"), "meta is 'given twice'; accepted: one value"),
        ["raw values"] = RefusedMeta("normalization", "RAW_VALUES", "normalization is 'RAW_VALUES'; accepted: PERCENTAGE"),
        ["a normalization that is a number"] = RefusedMeta("normalization", 5, "normalization is '5'"),
        ["no lastUpdated"] =
            RefusedSummary(result => result["meta"]!.AsObject().Remove("lastUpdated"), "lastUpdated is missing"),
        ["a lastUpdated twice"] = RefusedBody(Twice("lastUpdated", "\"2026-03-09T06:00:00Z\""), "lastUpdated is 'given twice'"),
        ["a lastUpdated that is no time"] = RefusedMeta("lastUpdated", "yesterday", "lastUpdated is 'yesterday'"),
        ["a lastUpdated two hours ahead"] = RefusedMeta("lastUpdated", "2026-03-10T08:10:00Z", "at most an hour ahead"),
        ["no window"] = RefusedMeta("dateRange", new JsonArray(), "dateRange.startTime is missing"),
        ["a window that ends before it starts"] = RefusedSummary(
            result => result["meta"]!["dateRange"]![0]!["endTime"] = "2020-01-01T00:00:00Z", "after dateRange.startTime"),

        ["429 with seconds to wait"] = Survived(2, Throttled("17")),
        ["429 with a time to wait for"] = Survived(2, Throttled("Tue, 10 Mar 2026 06:10:17 GMT")),
        ["500 three times"] = Survived(4, [.. Enumerable.Repeat(RadarServer.Respond(500, ""), 3)]),
        ["a dropped connection"] = Survived(2, Drop),
        ["a connection dropped within the body"] = Survived(2, DropInBody),
        ["a fifth version"] = SurvivedSummary(result => result["summary_0"]!["TLS 1.4"] = "0.5"),
        ["numbers instead of strings"] = SurvivedSummary(result => result["summary_0"]!["TLS 1.0"] = 0.25),
        ["no legacy version"] = SurvivedSummary(result =>
        {
            result["summary_0"]!.AsObject().Remove("TLS 1.0");
            result["summary_0"]!.AsObject().Remove("TLS 1.1");
        }),
        ["a date range that is an object"] =
            SurvivedSummary(result => result["meta"]!["dateRange"] = result["meta"]!["dateRange"]![0]!.DeepClone()),
        ["nine fractional digits"] =
            SurvivedSummary(result => result["meta"]!["lastUpdated"] = "2026-03-10T06:00:00.123456789Z"),
        ["annotations in their old form"] = SurvivedSummary(result => result["meta"]!["confidenceInfo"] = JsonNode.Parse(
            """{ "annotations": [{ "eventType": "OUTAGE", "startTime": "2026-03-01T00:00:00Z", "endTime": null }] }""")),
        ["no confidence"] = SurvivedSummary(result => result["meta"]!.AsObject().Remove("confidenceInfo")),
        ["no units"] = SurvivedSummary(result => result["meta"]!.AsObject().Remove("units")),
        ["a level twice"] = SurvivedBody(Twice("level", "4")),
        ["a lone surrogate in a description"] = SurvivedBody(Replaced("Pipeline delay", "\\ud800")),
        ["a lone surrogate in a name within the confidence"] = SurvivedBody(Replaced("\"linkedUrl\"", "\"\\ud800\"")),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    /// <summary>JSON of every type, in place of every part of the confidence and the units.</summary>
    public static TheoryData<string, string> Oddities
    {
        get
        {
            string[] parts =
            [
                "confidenceInfo", "confidenceInfo.level", "confidenceInfo.annotations", "confidenceInfo.annotations[0]",
                .. new[] { "dataSource", "description", "endDate", "eventType", "isInstantaneous", "linkedUrl", "startDate" }
                    .Select(name => $"confidenceInfo.annotations[0].{name}"),
                "units", "units[0]", "units[0].name", "units[0].value",
            ];
            string[] values = ["null", "true", "5", "-1e99", "\"5\"", "[]", "[[1]]", "{}", "{\"a\":1}"];
            return [.. parts.SelectMany(part => values.Select(value => (part, value)))];
        }
    }

    private static JsonObject Note =>
        RadarResponses.Annotation("PIPELINE", RadarResponses.LastUpdated, RadarResponses.LastUpdated);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_is_answered_gives_a_valid_summary_or_one_clear_error(string name)
    {
        await using var fixture = await RadarFixture.StartAsync();
        Cases[name].Prepare(fixture);

        var error = await Record.ExceptionAsync(() => fixture.AskAsync());

        Assert.Equal(Cases[name].Attempts, fixture.Server.Requests.Count);
        if (Cases[name].Error is not { } expected)
        {
            Assert.Null(error);
            return;
        }
        var refused = Assert.IsType<RadarException>(error);
        Assert.Equal(expected, refused.Error);
        Assert.Contains(Cases[name].Words, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.ToString().Split(Environment.NewLine)[0], char.IsControl);
        Assert.DoesNotContain(RadarServer.Token, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task Nothing_in_the_confidence_or_the_units_refuses_a_summary_whatever_its_type(string part, string value)
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.Summary = RadarResponses.Summary(annotations: [Note])
            .With(result => Replace(result["meta"]!, part, value));
        Assert.Equal(RadarResponses.Shares.OrderBy(pair => pair.Key), (await fixture.AskAsync()).Shares);
    }

    private static void Replace(JsonNode meta, string part, string value)
    {
        var parent = part.Split('.', '[', ']').Where(name => name.Length > 0).SkipLast(1)
            .Aggregate(meta, (node, name) => int.TryParse(name, out var index) ? node[index]! : node[name]!);
        if (parent is JsonArray items)
            items[0] = JsonNode.Parse(value);
        else
            parent[part[(part.LastIndexOf('.') + 1)..]] = JsonNode.Parse(value);
    }

    private static Case Refused(Func<HttpContext, Task> respond, RadarError error, int attempts, string words) =>
        new(fixture => fixture.Server.Always = respond, error, attempts, words);

    private static Case RefusedError(int status, int code, string message, RadarError error, int attempts, string words) =>
        Refused(RadarServer.Respond(status, RadarResponses.Error(code, message)), error, attempts, words);

    private static Case Hanging(Func<RadarFixture, HttpContext, Task> hang) =>
        new(fixture => fixture.Server.Always = context => hang(fixture, context), RadarError.Unavailable, 4, "10 seconds");

    private static Case RefusedBody(string body, string words, string type = "application/json") =>
        Refused(RadarServer.Respond(200, body, type), RadarError.Invalid, 1, words);

    private static Case RefusedSummary(Action<JsonObject> change, string words) =>
        RefusedBody(RadarResponses.Summary().With(change), words);

    private static Case RefusedMeta(string name, JsonNode value, string words) =>
        RefusedSummary(result => result["meta"]![name] = value, words);

    private static Case RefusedVersion(string label, JsonNode share, string words) =>
        RefusedSummary(result => result["summary_0"]![label] = share, words);

    private static Case RefusedShare(string share) =>
        RefusedVersion("TLS 1.0", share, $"the share of 'TLS 1.0' is '{share}'; accepted: a decimal from 0 to 100");

    private static Case Survived(int attempts, params Func<HttpContext, Task>[] first) =>
        new(fixture => Array.ForEach(first, respond => fixture.Server.First(respond)), null, attempts, "");

    private static Case SurvivedBody(string body) => Survived(1, RadarServer.Respond(200, body));

    private static Case SurvivedSummary(Action<JsonObject> change) => SurvivedBody(RadarResponses.Summary().With(change));

    private static Func<HttpContext, Task> Throttled(string retryAfter) =>
        RadarServer.Respond(429, RadarResponses.Error(10429, "Slow down"), headers: ("Retry-After", retryAfter));

    private static string Replaced(string text, string by)
    {
        var summary = RadarResponses.Summary(annotations: [Note]);
        Assert.Contains(text, summary, StringComparison.Ordinal);
        return summary.Replace(text, by, StringComparison.Ordinal);
    }

    private static string Twice(string name, string value) => Replaced($"\"{name}\":", $"\"{name}\":{value},\"{name}\":");

    // The attempt's time passes once the request has arrived, so that the test is exact.
    private static async Task Hang(RadarFixture fixture, HttpContext context)
    {
        var aborted = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(aborted.SetResult);
        fixture.Time.Advance(TimeSpan.FromSeconds(10));
        await aborted.Task;
    }

    private static async Task HangInBody(RadarFixture fixture, HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{");
        await context.Response.Body.FlushAsync();
        await Hang(fixture, context);
    }

    private static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task DropInBody(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static Func<HttpContext, Task> WithLength(int length) => async context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(new byte[length]);
    };

    private sealed record Case(Action<RadarFixture> Prepare, RadarError? Error, int Attempts, string Words);
}
