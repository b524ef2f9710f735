using System.Text.Json.Nodes;
using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Tests.Radar;

/// <summary>Everything that Radar or the way to it may answer, in one table: what is refused, and what is survived.</summary>
public class RadarSurvivalTests
{
    private const string Html = "<html><body>Just a moment...</body></html>";
    private static readonly string Denied = RadarResponses.Error(10000, $"Authentication error\r\nfor {RadarServer.Token}");

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["401 with Radar's envelope"] = Refused(RadarServer.Answer(401, Denied), RadarError.Unauthorized, 1, "Authentication error  for (hidden) (code 10000)"),
        ["403 with Radar's envelope"] = Refused(RadarServer.Answer(403, Denied), RadarError.Unauthorized, 1, "403"),
        ["400 for a malformed header"] = Refused(RadarServer.Answer(400, RadarResponses.Error(6003, "Invalid request headers")), RadarError.Unauthorized, 1, "6003"),
        ["400 for a bad parameter"] = Refused(RadarServer.Answer(400, RadarResponses.Error(2001, "Bad date")), RadarError.Rejected, 1, "Bad date (code 2001)"),
        ["404 on both addresses"] = Refused(RadarServer.Answer(404, RadarResponses.Error(7003, "No route")), RadarError.NotFound, 2, "No route"),
        ["a hang"] = new(fixture => fixture.Server.Always = context => Hang(fixture, context), RadarError.Unavailable, 4, "10 seconds"),
        ["a body that never ends"] = new(fixture => fixture.Server.Always = context => HangInBody(fixture, context), RadarError.Unavailable, 4, "10 seconds"),
        ["HTML with 200"] = Refused(RadarServer.Answer(200, Html, "text/html; charset=utf-8"), RadarError.Invalid, 1, "text/html"),
        ["HTML with 502"] = Refused(RadarServer.Answer(502, Html, "text/html"), RadarError.Unavailable, 4, "502 BadGateway with text/html"),
        ["HTML that says JSON"] = Refused(RadarServer.Answer(200, Html), RadarError.Invalid, 1, "not Radar's JSON envelope"),
        ["an empty body"] = Refused(RadarServer.Answer(200, ""), RadarError.Invalid, 1, "empty body"),
        ["JSON null"] = Refused(RadarServer.Answer(200, "null"), RadarError.Invalid, 1, "without success"),
        ["2 MiB of JSON"] = Refused(RadarServer.Answer(200, $"[{new string(' ', 2 * 1024 * 1024)}]"), RadarError.Invalid, 1, "at most 1048576 bytes"),
        ["2 MiB of JSON with its length"] = Refused(WithLength(2 * 1024 * 1024), RadarError.Invalid, 1, "at most 1048576 bytes"),
        ["success false with 200"] = Refused(RadarServer.Answer(200, RadarResponses.Error(971, "Please wait")), RadarError.Invalid, 1, "Please wait"),
        ["shares that sum to 60"] = RefusedSummary(result => result["summary_0"]!["TLS 1.3"] = "29.6", "the sum of all shares is '60.0'"),
        ["a share of -1"] = RefusedShare("-1"),
        ["a share NaN"] = RefusedShare("NaN"),
        ["a share 1,5"] = RefusedShare("1,5"),
        ["a share with an exponent"] = RefusedShare("1e1"),
        ["an empty share"] = RefusedShare(""),
        ["a share over 100"] = RefusedShare("100.01"),
        ["a share that is no number"] = RefusedSummary(result => result["summary_0"]!["TLS 1.0"] = new JsonObject(), "a decimal from 0 to 100"),
        ["a share twice"] = Refused(RadarServer.Answer(200, RadarResponses.Summary().Replace("\"TLS 1.0\":", "\"TLS 1.0\":\"0\",\"TLS 1.0\":", StringComparison.Ordinal)), RadarError.Invalid, 1, "JSON"),
        ["a lone surrogate"] = Refused(RadarServer.Answer(200, RadarResponses.Summary().Replace("TLS 1.0", "\\ud800", StringComparison.Ordinal)), RadarError.Invalid, 1, "JSON"),
        ["raw values"] = RefusedSummary(result => result["meta"]!["normalization"] = "RAW_VALUES", "normalization is 'RAW_VALUES'; accepted: PERCENTAGE"),
        ["no lastUpdated"] = RefusedSummary(result => result["meta"]!.AsObject().Remove("lastUpdated"), "lastUpdated is missing"),
        ["a lastUpdated that is no time"] = RefusedSummary(result => result["meta"]!["lastUpdated"] = "yesterday", "lastUpdated is 'yesterday'"),
        ["a lastUpdated two hours ahead"] = RefusedSummary(result => result["meta"]!["lastUpdated"] = "2026-03-10T08:10:00Z", "at most an hour ahead"),
        ["no window"] = RefusedSummary(result => result["meta"]!["dateRange"] = new JsonArray(), "dateRange.startTime is missing"),
        ["a window that ends before it starts"] = RefusedSummary(result => result["meta"]!["dateRange"]![0]!["endTime"] = "2020-01-01T00:00:00Z", "after dateRange.startTime"),
        ["no meta"] = RefusedSummary(result => result.Remove("meta"), "result.meta"),
        ["no series"] = RefusedSummary(result => result.Remove("summary_0"), "result.summary_0"),
        ["33 versions"] = RefusedSummary(result => Enumerable.Range(0, 29).ToList().ForEach(i => result["summary_0"]![$"TLS 2.{i}"] = "0"), "at most 32"),
        ["a long label"] = RefusedSummary(result => result["summary_0"]![new string('x', 33)] = "0", "1 to 32 characters"),
        ["a redirect"] = Refused(RadarServer.Answer(302, "", "text/plain", ("Location", "/client/v4/elsewhere")), RadarError.Invalid, 1, "redirects are not followed"),
        ["429 for longer than a minute"] = Refused(RadarServer.Answer(429, RadarResponses.Error(10429, "Slow down"), headers: ("Retry-After", "300")), RadarError.Throttled, 1, "Slow down"),
        ["429 each time"] = Refused(RadarServer.Answer(429, RadarResponses.Error(10429, "Slow down")), RadarError.Throttled, 4, "10429"),
        ["500 each time"] = Refused(RadarServer.Answer(500, RadarResponses.Error(2000, "Internal")), RadarError.Unavailable, 4, "Internal (code 2000)"),
        ["408 each time"] = Refused(RadarServer.Answer(408, ""), RadarError.Unavailable, 4, "408"),

        ["429 with seconds to wait"] = Survived(2, RadarServer.Answer(429, "", headers: ("Retry-After", "17"))),
        ["429 with a time to wait for"] = Survived(2, RadarServer.Answer(429, "", headers: ("Retry-After", "Tue, 10 Mar 2026 06:10:17 GMT"))),
        ["500 three times"] = Survived(4, [.. Enumerable.Repeat(RadarServer.Answer(500, ""), 3)]),
        ["a dropped connection"] = Survived(2, Drop),
        ["a connection dropped within the body"] = Survived(2, DropInBody),
        ["a fifth version"] = SurvivedSummary(result => result["summary_0"]!["TLS 1.4"] = "0.5"),
        ["numbers instead of strings"] = SurvivedSummary(result => result["summary_0"]!["TLS 1.0"] = 0.25),
        ["no legacy version"] = SurvivedSummary(result => { result["summary_0"]!.AsObject().Remove("TLS 1.0"); result["summary_0"]!.AsObject().Remove("TLS 1.1"); }),
        ["a date range that is an object"] = SurvivedSummary(result => result["meta"]!["dateRange"] = result["meta"]!["dateRange"]![0]!.DeepClone()),
        ["annotations in their old form"] = SurvivedSummary(result => result["meta"]!["confidenceInfo"] = JsonNode.Parse("""{ "annotations": [{ "eventType": "OUTAGE", "startTime": "2026-03-01T00:00:00Z", "endTime": null }] }""")),
        ["no confidence"] = SurvivedSummary(result => result["meta"]!.AsObject().Remove("confidenceInfo")),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

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

    private static Case Refused(Func<HttpContext, Task> answer, RadarError error, int attempts, string words) =>
        new(fixture => fixture.Server.Always = answer, error, attempts, words);

    private static Case RefusedSummary(Action<JsonObject> change, string words) =>
        new(fixture => fixture.Server.Summary = fixture.Server.Summary.With(change), RadarError.Invalid, 1, words);

    private static Case RefusedShare(string share) =>
        RefusedSummary(result => result["summary_0"]!["TLS 1.0"] = share, $"the share of 'TLS 1.0' is '{share}'; accepted: a decimal from 0 to 100");

    private static Case Survived(int attempts, params Func<HttpContext, Task>[] first) =>
        new(fixture => Array.ForEach(first, answer => fixture.Server.First(answer)), null, attempts, "");

    private static Case SurvivedSummary(Action<JsonObject> change) =>
        new(fixture => fixture.Server.Summary = fixture.Server.Summary.With(change), null, 1, "");

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
