using System.Net;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

public class StatusTests : ApiTests
{
    protected override (string Key, string Value)[] Settings =>
    [
        ("Watches:mail:Rules:level:Measure", "LegacyShare"), ("Watches:mail:Rules:level:Threshold", "1"),
        ("Receivers:ops:Type", "log"),
    ];

    [Fact]
    public async Task Before_the_first_check_a_watch_is_new() => AssertJson(
        """
        { "items": [{
          "watch": "mail", "state": "new", "lastCheck": null, "lastAcceptedAt": null, "lastUpdated": null, "legacyShare": null,
          "alerts": [], "explanation": [], "silence": null }], "after": null }
        """,
        await Server.GetJsonAsync("status"));

    [Fact]
    public async Task It_tells_where_a_watch_stands_and_why()
    {
        await Server.CheckAsync(RadarResponses.Summary(RadarResponses.SharesWith(1, 0.5m)));
        var status = (await Server.GetJsonAsync("status"))["items"]![0]!;
        var reason = status["explanation"]![0]!["reason"]!.GetValue<string>();
        var check = status["lastCheck"]!["reason"]!.GetValue<string>();
        Assert.NotEmpty(reason);
        AssertJson(
            $$"""
            {
              "watch": "mail", "state": "firing",
              "lastCheck": { "at": "2026-03-10T06:10:00+00:00", "outcome": "recorded", "reason": "{{check}}" },
              "lastAcceptedAt": "2026-03-10T06:10:00+00:00", "lastUpdated": "2026-03-10T06:00:00+00:00", "legacyShare": 1.5,
              "alerts": [{
                "rule": "level", "state": "firing", "since": "2026-03-10T06:10:00+00:00", "value": 1.5, "threshold": 1 }, {
                "rule": "nodata", "state": "ok", "since": "2026-03-10T06:10:00+00:00", "value": 0, "threshold": 21600 }],
              "explanation": [{
                "rule": "level", "measure": "legacyShare", "value": 1.5, "threshold": 1, "recoverAt": 0.9, "baseline": null,
                "breaches": 0, "recoveries": 0,
                "from": "ok", "to": "firing", "reason": "{{reason}}" }, {
                "rule": "nodata", "measure": "noData", "value": 0, "threshold": 21600, "recoverAt": 0, "baseline": null,
                "breaches": 0, "recoveries": 0,
                "from": "ok", "to": "ok", "reason": "readings are accepted and measured" }],
              "silence": null
            }
            """,
            status);
    }

    [Fact]
    public async Task Deliveries_tell_who_was_told_with_every_attempt()
    {
        await Server.CheckAsync(RadarResponses.Summary(RadarResponses.SharesWith(1, 0.5m)));
        var delivery = (await Server.GetJsonAsync("deliveries"))["items"]![0]!;
        var id = delivery["notification"]!.GetValue<string>();
        Assert.Matches("^[a-z]{8}-mail-2$", id);
        AssertJson(
            $$"""
            {
              "id": "{{id}}~ops", "notification": "{{id}}", "type": "fired", "watch": "mail", "incident": "{{id}}",
              "alerts": ["level"], "receiver": "ops",
              "status": "delivered", "createdAt": "2026-03-10T06:10:00+00:00", "endedAt": "2026-03-10T06:10:00+00:00",
              "nextAttemptAt": null, "fallbackFor": null,
              "attempts": [{ "at": "2026-03-10T06:10:00+00:00", "outcome": "{{delivery["attempts"]![0]!["outcome"]}}" }]
            }
            """,
            delivery);
        Assert.Empty((await Server.GetJsonAsync("deliveries?status=dead"))["items"]!.AsArray());
        Assert.Single((await Server.GetJsonAsync("deliveries?status=Delivered"))["items"]!.AsArray());
        using var unknown = await Server.SendAsync("GET", "deliveries?status=silenced");
        Assert.Equal(
            "status is 'silenced'; accepted: one of pending, delivered, superseded, dead.",
            (string?)(await ProblemAsync(unknown, HttpStatusCode.BadRequest))["detail"]);
    }

    [Fact]
    public async Task Deliveries_of_a_status_are_found_behind_newer_ones_of_another()
    {
        var state = Samples.State("mail");
        ImmutableArray<DeliveryRecord> ended =
            [Samples.Ended("mail", 1, DeliveryStatus.Dead), Samples.Ended("mail", 2), Samples.Ended("mail", 3)];
        Assert.True(await Server.Get<WatchStore>().CommitAsync(Samples.Commit(state, null, ended), CancellationToken.None));
        var dead = (await Server.GetJsonAsync("deliveries?status=dead&limit=1"))["items"]!.AsArray();
        Assert.Equal("inst-mail-1~ops", (string?)Assert.Single(dead)!["id"]);
    }

    [Fact]
    public async Task A_check_answers_with_what_it_came_to()
    {
        using var response = await Server.SendAsync("POST", "check");
        var check = (await System.Text.Json.Nodes.JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!["items"]![0]!;
        Assert.Equal(
            ["watch", "outcome", "reason", "snapshot", "transitions", "explanation"],
            check.AsObject().Select(pair => pair.Key));
        Assert.Equal("recorded", check["outcome"]!.GetValue<string>());
        AssertJson((await Server.GetJsonAsync("snapshots/latest")).ToJsonString(), check["snapshot"]);
    }

    [Fact]
    public async Task A_silence_begins_shows_and_ends()
    {
        using var begun = await Server.SendAsync("POST", "silence?for=2h&reason=moving%20%E2%80%AEhouse");
        const string silence =
            """{ "from": "2026-03-10T06:10:00+00:00", "until": "2026-03-10T08:10:00+00:00", "reason": "moving house" }""";
        AssertJson(silence, System.Text.Json.Nodes.JsonNode.Parse(await begun.Content.ReadAsStringAsync()));
        AssertJson(silence, (await Server.GetJsonAsync("status"))["items"]![0]!["silence"]);
        using var ended = await Server.SendAsync("DELETE", "silence");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        using var again = await Server.SendAsync("DELETE", "silence");
        await ProblemAsync(again, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_receiver_is_tried_out()
    {
        using var response = await Server.SendAsync("POST", "receivers/ops/test");
        var delivery = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(("test", "delivered"), (delivery["type"]!.GetValue<string>(), delivery["status"]!.GetValue<string>()));
        using var unknown = await Server.SendAsync("POST", "receivers/nobody/test");
        Assert.Equal("name", (await ProblemAsync(unknown, HttpStatusCode.NotFound))["parameter"]!.GetValue<string>());
    }

    [Fact]
    public async Task When_the_store_fails_every_route_says_so_without_details()
    {
        Server.BreakStore();
        foreach (var path in new[] { "snapshots/latest", "snapshots", "status", "transitions", "deliveries" })
        {
            using var response = await Server.SendAsync("GET", path);
            var problem = await ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
            Assert.Equal("The store cannot be reached.", problem["detail"]!.GetValue<string>());
        }
    }
}
