using CsCheck;
using FunctionsRadar.Delivery;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>Random responses of web receivers, and random dialogues of mail relays over SMTP.</summary>
[Collection(nameof(Alone))]
public sealed class ReceiverFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] WebTypes = ["webhook", "slack", "teams", "pagerduty", "alertmanager"];

    private static readonly string[] Headers =
    [
        "Retry-After: 5", "Retry-After: -1", "Retry-After: 99999999999999999999", "Retry-After: Tue, 31 Feb 2026 25:00:00 GMT",
        "Retry-After: \u00E9", "X-RateLimit-Reset: 18446744073709551615", "Location: http://127.0.0.1:1/",
        "Content-Type: text/html", "Content-Type: ;;;charset=klingon", "Content-Encoding: gzip", "Transfer-Encoding: chunked",
        "Content-Length: 9999999", "Content-Length: -5", "Content-Length: 3", "\u0000: x", "no colon",
    ];

    private static readonly Gen<string> Text = Gen.Frequency(
        (3, Gen.String[Gen.Char['\u0000', '\u00FF'], 0, 300]),
        (2, Gen.OneOf<string>(
            "ok", "invalid_payload", "{\"status\":\"success\"}", "<p>no</p>", "[[[[", ReceiverFixture.Password,
            $"no {ReceiverFixture.Path}")),
        (1, Gen.Int[0, 60_000].Select(length => new string('x', length))));

    private static readonly Gen<int> Status = Gen.Frequency(
        (4, Gen.OneOf<int>(200, 202, 204, 301, 308, 400, 401, 403, 404, 408, 410, 413, 429, 500, 503)), (1, Gen.Int[100, 999]));

    private static readonly Gen<string> Response = Gen.Frequency(
        (8, Gen.Select(Status, Gen.OneOf<string>(Headers).Array[0, 4], Text, (status, headers, body) =>
            $"HTTP/1.1 {status} so\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n{body}")),
        (1, Text));

    private static readonly Gen<int> Code = Gen.OneOf<int>(220, 235, 250, 334, 354, 421, 451, 500, 535, 550, 554);

    private static readonly Gen<string> Reply = Gen.Frequency(
        (4, Gen.Select(Code, Text, (code, text) => $"{code} {text}")),
        (2, Gen.Select(Gen.Int[0, 999], Text, (code, text) => $"{code}-{text}\r\n{code} AUTH PLAIN")),
        (1, Text));

    // The replies of a relay that takes the mail, of which some are others.
    private static readonly Gen<string> Dialogue = Gen.Select(Gen.Int[0, 8], Reply).Array[1, 3].Select(others =>
    {
        string[] replies =
        [
            "220 relay", "250-relay\r\n250 AUTH PLAIN", "235 welcome", "250 sender", "250 first", "250 second", "354 go",
            "250 queued", "221 bye",
        ];
        foreach (var (position, reply) in others)
            replies[position] = reply;
        return string.Concat(replies.Select(reply => reply + "\r\n"));
    });

    [Fact]
    public async Task No_response_of_a_web_receiver_makes_a_send_fail()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await using var server = new RawServer(waitsForRequest: true);
        var run = new FuzzRun();
        await Gen.Select(Gen.OneOf<string>(WebTypes), Response).SampleAsync(
            async (type, response) =>
            {
                server.Response = Encoding.Latin1.GetBytes(response);
                var receiver = fixture.Receiver(type, ("Url", $"http://127.0.0.1:{server.Port}{ReceiverFixture.Path}"));
                var outcome = await fixture.SendAsync(receiver, Samples.Fired);
                AssertFitToKeep(outcome, "T0SECRET");
                run.Count(outcome.Result.ToString());
            },
            iter: run.Cases, threads: 1);
        run.Report(output);
    }

    [Fact]
    public async Task No_dialogue_of_a_mail_relay_makes_a_send_fail()
    {
        await using var relay = new RawServer(waitsForRequest: false);
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Set("Smtp", ("Port", $"{relay.Port}"));
        var run = new FuzzRun();
        await Dialogue.SampleAsync(
            async dialogue =>
            {
                relay.Response = Encoding.Latin1.GetBytes(dialogue);
                var outcome = await fixture.SendAsync("smtp", Samples.Fired);
                AssertFitToKeep(outcome, ReceiverFixture.Password);
                run.Count(outcome.Result.ToString());
            },
            iter: run.Cases, threads: 1);
        run.Report(output);
    }

    private static void AssertFitToKeep(SendOutcome outcome, string secret)
    {
        Assert.InRange(outcome.Detail.Length, 1, 200);
        Assert.DoesNotContain(outcome.Detail, char.IsControl);
        Assert.DoesNotContain(secret, outcome.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", outcome.Detail, StringComparison.Ordinal);
    }
}
